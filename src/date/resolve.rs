//! stub
use super::{Expression, When};
use jiff::civil::Date;

/// The days that `expression` means in an article published on `published` whose text told of `context` last. `None` where
/// the day that it is reckoned from is not known, or where the date does not exist.
pub fn resolve(expression: &Expression, published: Option<Date>, context: Option<Date>) -> Option<When> {
    let _ = (published, context);
    let day = expression.written_day()?;
    Some(When { from: day, to: day, precision: 1, basis: super::Basis::Stated, background: false, future: false })
}
