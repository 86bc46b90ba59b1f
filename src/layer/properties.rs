//! What a feature says: the property struct of each layer, and its values under the layer's columns.

use std::ops::Index;
use std::sync::Arc;

use super::column::{Column, ColumnKind};
use super::{GeometryKind, Value, grid};
use serde::ser::{Serialize, SerializeMap, Serializer};
use smol_str::SmolStr;

/// What the property struct of a layer declares. Its fields in their order are the layer's columns; `properties!` reads
/// them off.
pub trait Properties: Fields {
    /// The layer's name, which is its file's name without the ending.
    const LAYER: &'static str;
    /// Its geometry family.
    const GEOMETRY: GeometryKind;
    /// The columns that features are sorted by; the last is `id`, which is unique. An absent value comes last.
    const ORDER: &'static [&'static str];
}

/// A struct of plain values with a name for each.
pub trait Fields: Default {
    /// The names, in the order of the values.
    const NAMES: &'static [&'static str];

    /// The values, moved: a layer has features by the hundred thousand, and their texts are not copied again.
    fn into_values(self) -> Vec<Value>;
}

/// Declares a property struct and its [`Fields`]. A field is named as its column, or says the column's name behind `=`
/// where that is no Rust name.
macro_rules! properties {
    (
        $(#[$about:meta])*
        pub struct $name:ident { $($(#[$meaning:meta])* pub $field:ident: $kind:ty $(= $column:literal)?,)* }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct $name { $($(#[$meaning])* pub $field: $kind,)* }

        impl $crate::layer::Fields for $name {
            const NAMES: &'static [&'static str] = &[$(properties!(@column $field $($column)?)),*];

            fn into_values(self) -> Vec<$crate::layer::Value> {
                vec![$(self.$field.into()),*]
            }
        }
    };
    (@column $field:ident) => { stringify!($field) };
    (@column $field:ident $column:literal) => { $column };
}
pub(super) use properties;

/// What one feature says: a value for every column of its layer, `null` where nothing is known. Written in a format, it is
/// a map from column to value in the columns' order.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    columns: Arc<[Column]>,
    values: Vec<Value>,
}

impl Record {
    /// The values of a property struct as they are published: rounded to what they can know, and `null` where a text is
    /// empty.
    pub(super) fn published(columns: &Arc<[Column]>, properties: impl Fields) -> Record {
        let mut values = properties.into_values();
        for (column, value) in columns.iter().zip(&mut values) {
            match (column.kind, &*value) {
                (_, Value::Text(text)) if text.is_empty() => *value = Value::Null,
                (ColumnKind::Real { decimals }, Value::Real(number)) => *value = grid::round(*number, decimals).into(),
                _ => {}
            }
        }
        Record { columns: columns.clone(), values }
    }

    /// The value of a column; `None` when the layer has no such column.
    pub fn get(&self, column: &str) -> Option<&Value> {
        self.position(column).map(|at| &self.values[at])
    }

    /// The values, in the order of the columns.
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// The property `id`, which every layer has.
    pub(super) fn id(&self) -> SmolStr {
        match self.get("id") {
            Some(Value::Text(id)) => id.clone(),
            _ => SmolStr::default(),
        }
    }

    pub(super) fn set_id(&mut self, id: &SmolStr) {
        if let Some(at) = self.position("id") {
            self.values[at] = id.clone().into();
        }
    }

    fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|known| known.name == column)
    }
}

impl Index<&str> for Record {
    type Output = Value;

    /// The value of a column; `null` when the layer has no such column.
    fn index(&self, column: &str) -> &Value {
        self.get(column).unwrap_or(&Value::Null)
    }
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.values.len()))?;
        for (column, value) in self.columns.iter().zip(&self.values) {
            map.serialize_entry(&column.name, value)?;
        }
        map.end()
    }
}
