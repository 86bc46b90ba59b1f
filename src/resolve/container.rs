//! Where the text itself says that a place lies: "Babila, in the southern countryside of Idlib", "Atarib, west of Aleppo",
//! "Khan Shaykhun, Idlib". A list of towns shares the area at its end.

use crate::document::Document;
use crate::document::token::Break;
use crate::lexicon::Preposition;
use crate::mention::{Found, Mention, Position};

/// For each mention the number of the one that says where it lies.
pub(super) fn stated(document: &Document, mentions: &[Mention]) -> Vec<Option<usize>> {
    let mut stated = vec![None; mentions.len()];
    for outer in 1..mentions.len() {
        let inner = outer - 1;
        if mentions[inner].sentence != mentions[outer].sentence {
            continue;
        }
        if is_owner(document, &mentions[inner], &mentions[outer]) {
            stated[outer] = Some(inner);
        } else if let Some(before) = mentions[outer].context.list_before {
            stated[outer] = stated[before].filter(|owner| *owner < before);
        }
        if !says_where(document, mentions, inner, outer) {
            continue;
        }
        let mut member = Some(inner);
        while let Some(number) = member {
            // "X in A province and Y in B province": A holds X and is no member of a list in B.
            if number != inner && stated[..number].contains(&Some(number)) {
                break;
            }
            if stated[number].is_none() && number != outer {
                stated[number] = Some(outer);
            }
            member = mentions[number].context.list_before.filter(|before| *before < number);
        }
    }
    // "A, in B, in C": what holds B holds A, unless B says enough; kept to the nearest, which is the narrower one.
    stated
}

/// "X's Y", "the X town of Y": the name in front says where the place behind it lies.
fn is_owner(document: &Document, owner: &Mention, owned: &Mention) -> bool {
    let all = document.tokens.all();
    let (end, start) = (owner.tokens.end, owned.tokens.start);
    // "X's strategic northern town of Y" still ties them; more words are a phrase of their own.
    const REACH: usize = 4;
    // kind and "of"
    let kind_between = owned.context.kind_before.is_some()
        && owner.context.kind_after.is_none()
        && owned.context.position == Position::At
        && matches!(owned.context.preposition, None | Some(Preposition::Of))
        && owned.context.phrase_start == end
        && start >= end + 2;
    (all[end - 1].shape.possessive || kind_between)
        && start - end <= REACH
        && (end..=start).all(|token| all[token].breaks == Break::None)
        && (end..=end + 1).contains(&owned.context.phrase_start)
}

fn says_where(document: &Document, mentions: &[Mention], inner: usize, outer: usize) -> bool {
    let (inner_mention, context) = (&mentions[inner], &mentions[outer].context);
    if !matches!(inner_mention.found, Found::Places(_) | Found::Nothing) {
        return false;
    }
    let end = inner_mention.tokens.end + usize::from(inner_mention.context.kind_after.is_some());
    if context.list_before == Some(inner) {
        // A comma and nothing else: the last of the list may be the area of the one before.
        let only_comma = mentions[outer].tokens.start == end
            && document.tokens.all()[end].breaks == Break::Comma
            && inner_mention.context.list_before.is_none();
        let ends_list = mentions.get(outer + 1).is_none_or(|next| next.context.list_before != Some(outer));
        // "A, B and other towns" is a list.
        return only_comma && ends_list && (!context.goes_on || context.means_area());
    }
    if (context.phrase_start != end && !context.apposed) || document.tokens.all()[end].breaks > Break::Comma {
        return false;
    }
    // "In the north of X province, near Y": a town holds no province.
    let of_area = inner_mention.context.means_area() && !mentions[outer].context.means_area();
    if of_area || is_repeated(mentions, inner, outer) {
        return false;
    }
    // "fired from X at Y": X is not at Y.
    let thrown = context.preposition == Some(Preposition::At)
        && matches!(inner_mention.context.preposition, Some(Preposition::From | Preposition::Through));
    !thrown
        && matches!(context.preposition, Some(Preposition::In | Preposition::Of | Preposition::Near | Preposition::At))
        || matches!(context.position, Position::Toward(_) | Position::Distance { .. } | Position::Near)
}

/// "in X, in Y and in Z" is a list.
fn is_repeated(mentions: &[Mention], inner: usize, outer: usize) -> bool {
    let (before, middle) = (&mentions[inner], &mentions[outer]);
    let Some(last) = mentions.get(outer + 1).filter(|last| last.sentence == middle.sentence) else { return false };
    let same = |mention: &Mention| mention.context.preposition == middle.context.preposition;
    same(before) && same(last) && last.context.phrase_start == middle.tokens.end + 1
}

/// For each mention the number of the one that says where it lies; see `stated`.
pub(crate) fn containers(document: &Document, mentions: &[Mention]) -> Vec<Option<usize>> {
    stated(document, mentions)
}
