//! The numbers of the construction, each with its reason.

/// What may be tuned. The defaults were chosen on one date of a mapped front and held on two others.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// How far a place speaks for its surroundings when the place itself does not say. With towns about 5 km apart,
    /// 20 km leaves 1 % of towns undrawn and bridges no gap above some 45 km.
    pub reach_km: f64,
    /// Spacing of the unknown lattice as a share of the *shortest useful* reach, `lattice_reach_km`. At 0.8 no hole
    /// in the lattice is wide enough for two places to join across unknown ground.
    pub pitch_factor: f64,
    /// The reach the lattice is spaced for: 9 km is that of a reported capture, the commonest evidence. It must not
    /// depend on the places at hand, or one new place would shift the lattice everywhere.
    pub lattice_reach_km: f64,
    /// Places of one side closer than this are one point, and of two sides contested. 100 m is finer than any
    /// gazetteer's coordinates.
    pub same_spot_km: f64,
    /// A helper point this close to a real place says nothing that the place does not say better.
    pub superseded_km: f64,
    /// The confidence of a place with fighting counts this much, so that the line moves toward it.
    pub contact_factor: f64,
    /// Places that vote on where a line crosses an edge. More do not change the result.
    pub voters: usize,
    /// Reach of a vote as a share of the edge's length (standard deviation of the weight).
    pub vote_bandwidth: f64,
    /// The vote moves a crossing within these shares of the edge. Without the bound a pocket of one town shrinks to
    /// a dot; the bound costs no accuracy.
    pub vote_bounds: (f64, f64),
    /// No line passes a place closer than this, be it on a short edge.
    pub clearance_km: f64,
    /// Smoothing passes. Sixty half-steps bound how far along the line one place is felt.
    pub passes: usize,
    /// Share of the way back to the unsmoothed crossing after each pass: keeps long lines from drifting.
    pub pull: f64,
    /// Gaps up to this are `Close`, `Assessed`, `Approximate`; beyond the last nothing is drawn. The median error is
    /// 0.14 of the gap: under 1 km, 2 km and 4 km.
    pub class_gaps_km: [f64; 3],
    /// A run of one certainty shorter than this joins its longer neighbor: three classes in 10 km say less than one.
    pub shortest_run_km: f64,
    /// Uncertainty as a share of the gap: the 80th percentile of the measured error is 0.30 of the gap, from gaps of
    /// 3 km to gaps of 50 km.
    pub uncertainty_share: f64,
    /// The least uncertainty of a stretch with a helper point: such points are set 5 km from what they stand for.
    pub synthetic_uncertainty_km: f64,
    /// How far the band reaches from the line toward the places on each side. At 0.9 it held 80 to 83 % of the true
    /// line, at every density.
    pub band_fraction: f64,
    /// The chance that goes with `band_fraction`.
    pub band_coverage: f64,
    /// Pieces of line shorter than this that the land's border cuts off are not drawn: a border between two
    /// gazetteers is not surer than that.
    pub shortest_piece_km: f64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            reach_km: 20.0,
            pitch_factor: 0.8,
            lattice_reach_km: 9.0,
            same_spot_km: 0.1,
            superseded_km: 3.0,
            contact_factor: 0.6,
            voters: 16,
            vote_bandwidth: 0.4,
            vote_bounds: (0.25, 0.75),
            clearance_km: 0.6,
            passes: 30,
            pull: 0.01,
            class_gaps_km: [6.0, 15.0, 30.0],
            shortest_run_km: 6.0,
            uncertainty_share: 0.3,
            synthetic_uncertainty_km: 5.0,
            band_fraction: 0.9,
            band_coverage: 0.8,
            shortest_piece_km: 1.0,
        }
    }
}

impl Settings {
    /// Spacing of the unknown lattice, never so fine that it would take forever to weave.
    pub(super) fn pitch_km(&self) -> f64 {
        (self.pitch_factor * self.lattice_reach_km).max(1.0)
    }
}
