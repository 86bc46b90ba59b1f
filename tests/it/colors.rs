//! Colors of events are told apart by color-blind eyes too.

use sitmap::layer::symbol::{GROUND, STRIKES, Symbol};

/// How the three kinds of color blindness see linear red, green and blue, in full strength: Machado, Oliveira and Fernandes, "A
/// physiologically-based model for simulation of color vision deficiency", 2009.
const EYES: [(&str, [[f64; 3]; 3]); 4] = [
    ("any", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("no red", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    ("no green", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    ("no blue", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

/// A difference in CIELAB that nobody overlooks between two marks of a centimeter; one that is just seen side by side is 2.3.
const APART: f64 = 20.0;

#[test]
fn families_of_strikes_and_of_ground_events_differ_to_all_eyes() {
    for table in [STRIKES, GROUND] {
        let mut colors: Vec<&Symbol> = table.iter().collect();
        colors.dedup_by_key(|symbol| symbol.color);
        for (eyes, matrix) in EYES {
            for (n, a) in colors.iter().enumerate() {
                for b in colors[n + 1..].iter().filter(|b| b.family != a.family) {
                    let apart = distance(seen(a.color, matrix), seen(b.color, matrix));
                    assert!(apart >= APART, "{} and {} to {eyes} eyes: {apart:.0}", a.family, b.family);
                }
            }
        }
    }
}

fn seen(color: &str, matrix: [[f64; 3]; 3]) -> [f64; 3] {
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let linear = [channel(1), channel(3), channel(5)];
    let dot = |row: [f64; 3]| row.iter().zip(linear).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0);
    lab(matrix.map(dot))
}

/// CIELAB of linear sRGB under D65.
fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let cube = |t: f64| if t > 0.008856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 };
    let x = cube((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
    let y = cube(0.2126 * r + 0.7152 * g + 0.0722 * b);
    let z = cube((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}
