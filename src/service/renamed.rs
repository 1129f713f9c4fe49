//! Saved JSON with one member's id replaced. Ids are found by their type, not by their place or
//! their digits: whatever comes to be saved later is covered without a word here.

use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use crate::base::MemberId;

use super::error::ServiceError;
use super::saved::json;

/// What serde calls the type.
const TYPE: &str = "MemberId";

/// `value` as JSON, with `to` wherever it has `from`.
pub(super) fn renamed(
    value: &impl Serialize,
    from: MemberId,
    to: MemberId,
) -> Result<String, ServiceError> {
    json(&Renamed { inner: value, from, to })
}

/// A value, or a serializer, that replaces ids.
struct Renamed<T> {
    inner: T,
    from: MemberId,
    to: MemberId,
}

impl<T> Renamed<T> {
    fn with<U>(&self, inner: U) -> Renamed<U> {
        Renamed { inner, from: self.from, to: self.to }
    }
}

impl<T: Serialize + ?Sized> Serialize for Renamed<&T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.inner.serialize(self.with(serializer))
    }
}

macro_rules! plain {
    ($($method:ident: $kind:ty;)*) => { $(
        fn $method(self, value: $kind) -> Result<S::Ok, S::Error> {
            self.inner.$method(value)
        }
    )* };
}

impl<S: Serializer> Serializer for Renamed<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Renamed<S::SerializeSeq>;
    type SerializeTuple = Renamed<S::SerializeTuple>;
    type SerializeTupleStruct = Renamed<S::SerializeTupleStruct>;
    type SerializeTupleVariant = Renamed<S::SerializeTupleVariant>;
    type SerializeMap = Renamed<S::SerializeMap>;
    type SerializeStruct = Renamed<S::SerializeStruct>;
    type SerializeStructVariant = Renamed<S::SerializeStructVariant>;

    plain! {
        serialize_bool: bool;
        serialize_i8: i8;
        serialize_i16: i16;
        serialize_i32: i32;
        serialize_i64: i64;
        serialize_u8: u8;
        serialize_u16: u16;
        serialize_u32: u32;
        serialize_u64: u64;
        serialize_f32: f32;
        serialize_f64: f64;
        serialize_char: char;
        serialize_str: &str;
        serialize_bytes: &[u8];
        serialize_unit_struct: &'static str;
    }

    fn serialize_none(self) -> Result<S::Ok, S::Error> {
        self.inner.serialize_none()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        let value = self.with(value);
        self.inner.serialize_some(&value)
    }

    fn serialize_unit(self) -> Result<S::Ok, S::Error> {
        self.inner.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
    ) -> Result<S::Ok, S::Error> {
        self.inner.serialize_unit_variant(name, index, variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        let value = self.with(value);
        if name == TYPE && is(&value, self.from) {
            return self.inner.serialize_newtype_struct(name, &self.to.0);
        }
        self.inner.serialize_newtype_struct(name, &value)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        let value = self.with(value);
        self.inner.serialize_newtype_variant(name, index, variant, &value)
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Self::SerializeSeq, S::Error> {
        let Self { inner, from, to } = self;
        Ok(Renamed { inner: inner.serialize_seq(len)?, from, to })
    }

    fn serialize_tuple(self, len: usize) -> Result<Self::SerializeTuple, S::Error> {
        let Self { inner, from, to } = self;
        Ok(Renamed { inner: inner.serialize_tuple(len)?, from, to })
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        len: usize,
    ) -> Result<Self::SerializeTupleStruct, S::Error> {
        let Self { inner, from, to } = self;
        Ok(Renamed { inner: inner.serialize_tuple_struct(name, len)?, from, to })
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Self::SerializeTupleVariant, S::Error> {
        let Self { inner, from, to } = self;
        let inner = inner.serialize_tuple_variant(name, index, variant, len)?;
        Ok(Renamed { inner, from, to })
    }

    fn serialize_map(self, len: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        let Self { inner, from, to } = self;
        Ok(Renamed { inner: inner.serialize_map(len)?, from, to })
    }

    fn serialize_struct(
        self,
        name: &'static str,
        len: usize,
    ) -> Result<Self::SerializeStruct, S::Error> {
        let Self { inner, from, to } = self;
        Ok(Renamed { inner: inner.serialize_struct(name, len)?, from, to })
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        len: usize,
    ) -> Result<Self::SerializeStructVariant, S::Error> {
        let Self { inner, from, to } = self;
        let inner = inner.serialize_struct_variant(name, index, variant, len)?;
        Ok(Renamed { inner, from, to })
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }
}

/// Whether what stands in the newtype is this id.
fn is(value: &impl Serialize, member: MemberId) -> bool {
    serde_json::to_value(value).is_ok_and(|value| value.as_i64() == Some(member.0))
}

macro_rules! elements {
    ($($of:ident: $method:ident;)*) => { $(
        impl<S: $of> $of for Renamed<S> {
            type Ok = S::Ok;
            type Error = S::Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
                let value = self.with(value);
                self.inner.$method(&value)
            }

            fn end(self) -> Result<S::Ok, S::Error> {
                self.inner.end()
            }
        }
    )* };
}

elements! {
    SerializeSeq: serialize_element;
    SerializeTuple: serialize_element;
    SerializeTupleStruct: serialize_field;
    SerializeTupleVariant: serialize_field;
}

macro_rules! fields {
    ($($of:ident;)*) => { $(
        impl<S: $of> $of for Renamed<S> {
            type Ok = S::Ok;
            type Error = S::Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), S::Error> {
                let value = self.with(value);
                self.inner.serialize_field(key, &value)
            }

            fn skip_field(&mut self, key: &'static str) -> Result<(), S::Error> {
                self.inner.skip_field(key)
            }

            fn end(self) -> Result<S::Ok, S::Error> {
                self.inner.end()
            }
        }
    )* };
}

fields! {
    SerializeStruct;
    SerializeStructVariant;
}

impl<S: SerializeMap> SerializeMap for Renamed<S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), S::Error> {
        let key = self.with(key);
        self.inner.serialize_key(&key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
        let value = self.with(value);
        self.inner.serialize_value(&value)
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.inner.end()
    }
}
