//! Arrow arrays in and out of Python by the PyCapsule interface, and numpy buffers in. The one file of the workspace
//! with `unsafe`: nothing is decided here but who owns which memory.
#![allow(unsafe_code, reason = "other libraries' and the system's memory is pointers")]

use std::panic::AssertUnwindSafe;
use std::ptr::NonNull;
use std::sync::Arc;

use arrow_array::ffi::{from_ffi, to_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{Array, ArrayRef, make_array};
use arrow_buffer::Buffer;
use arrow_data::ffi::FFI_ArrowArray;
use arrow_schema::DataType;
use arrow_schema::ffi::FFI_ArrowSchema;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use crate::errors::{invalid, wrong_type};

const SCHEMA: &std::ffi::CStr = c"arrow_schema";
const ARRAY: &std::ffi::CStr = c"arrow_array";
const STREAM: &std::ffi::CStr = c"arrow_array_stream";

/// Whether an object hands out Arrow data.
pub fn speaks_arrow(given: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(given.hasattr("__arrow_c_stream__")? || given.hasattr("__arrow_c_array__")?)
}

/// What an object hands out: its type, and its chunks.
pub fn import(given: &Bound<'_, PyAny>) -> PyResult<(DataType, Vec<ArrayRef>)> {
    let (data_type, chunks) = if given.hasattr("__arrow_c_stream__")? {
        import_stream(&given.call_method0("__arrow_c_stream__")?)?
    } else {
        let array = import_array(&given.call_method0("__arrow_c_array__")?)?;
        (array.data_type().clone(), vec![array])
    };
    for chunk in &chunks {
        // Lengths and offsets always; letters and dictionary keys too, where rows are read through them.
        let data = chunk.to_data();
        let sound = if data.data_type().is_primitive() { data.validate() } else { data.validate_full() };
        sound.map_err(|_| invalid("the Arrow data is not sound"))?;
    }
    Ok((data_type, chunks))
}

fn import_array(pair: &Bound<'_, PyAny>) -> PyResult<ArrayRef> {
    let pair =
        pair.cast::<PyTuple>().map_err(|_| wrong_type("__arrow_c_array__ gave no pair of capsules"))?;
    let (schema, array) = (pair.get_item(0)?, pair.get_item(1)?);
    let mut schema = capsule(&schema)?.pointer_checked(Some(SCHEMA))?.cast::<FFI_ArrowSchema>();
    let mut array = capsule(&array)?.pointer_checked(Some(ARRAY))?.cast::<FFI_ArrowArray>();
    // SAFETY: capsules of these names point to these structures, alive while the capsules are, and nobody else runs
    // while they are looked at. What has been released is refused; the rest is moved out, which leaves a released
    // structure behind, so that it is freed once, by us.
    let data = unsafe {
        if schema.as_ref().release().is_none() || array.as_ref().is_released() {
            return Err(invalid("the Arrow capsules were used before"));
        }
        let schema = FFI_ArrowSchema::from_raw(schema.as_mut());
        from_ffi(FFI_ArrowArray::from_raw(array.as_mut()), &schema)
    };
    Ok(make_array(data.map_err(|_| wrong_type("a kind of Arrow data that is not known"))?))
}

fn import_stream(given: &Bound<'_, PyAny>) -> PyResult<(DataType, Vec<ArrayRef>)> {
    let mut stream = capsule(given)?.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: as above.
    let stream = unsafe {
        if stream.as_ref().release().is_none() {
            return Err(invalid("the Arrow capsule was used before"));
        }
        FFI_ArrowArrayStream::from_raw(stream.as_mut())
    };
    // What the source says of a failure may hold text of its data, and is not passed on.
    let failed = |_| wrong_type("the Arrow stream cannot be read");
    let reader = ArrayStreamReader::try_new(stream).map_err(failed)?;
    let data_type = arrow_array::ArrayReader::field(&reader).data_type().clone();
    let chunks = reader.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    Ok((data_type, chunks))
}

fn capsule<'a, 'py>(given: &'a Bound<'py, PyAny>) -> PyResult<&'a Bound<'py, PyCapsule>> {
    given.cast::<PyCapsule>().map_err(|_| wrong_type("an Arrow capsule is needed"))
}

/// An array as the pair of capsules that `__arrow_c_array__` gives.
pub fn export<'py>(py: Python<'py>, array: &dyn Array) -> PyResult<Bound<'py, PyTuple>> {
    let (array, schema) = to_ffi(&array.to_data()).map_err(|_| invalid("no Arrow form"))?;
    let schema = PyCapsule::new_with_value(py, schema, SCHEMA)?;
    let array = PyCapsule::new_with_value(py, array, ARRAY)?;
    PyTuple::new(py, [schema, array])
}

/// A stream as the capsule that `__arrow_c_stream__` gives.
pub fn export_stream(py: Python<'_>, stream: FFI_ArrowArrayStream) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, stream, STREAM)
}

/// A schema as the capsule that `__arrow_c_schema__` gives.
pub fn export_schema(py: Python<'_>, schema: FFI_ArrowSchema) -> PyResult<Bound<'_, PyCapsule>> {
    PyCapsule::new_with_value(py, schema, SCHEMA)
}

/// The 64-bit cells of a contiguous numpy array, in place; the array lives as long as they do.
pub fn numpy_cells(array: &Bound<'_, PyAny>) -> PyResult<Buffer> {
    let interface = array.getattr("__array_interface__")?;
    let rows = array.call_method0("__len__")?.extract::<usize>()?;
    let contiguous = array.getattr("flags")?.get_item("C_CONTIGUOUS")?.extract::<bool>()?;
    let cell: usize = array.getattr("itemsize")?.extract()?;
    let (address, _): (usize, bool) = interface.get_item("data")?.extract()?;
    let bytes = rows.checked_mul(size_of::<i64>());
    let start = NonNull::new(std::ptr::with_exposed_provenance_mut::<u8>(address));
    match (start, bytes) {
        (Some(start), Some(bytes))
            if contiguous && cell == size_of::<i64>() && address.is_multiple_of(align_of::<i64>()) =>
        {
            let owner = Arc::new(AssertUnwindSafe(array.clone().unbind()));
            // SAFETY: numpy says that `rows` cells of eight bytes lie there, end to end and aligned; the array, which
            // `owner` keeps, keeps them there. As with every borrowed column, who writes to it meanwhile from another
            // thread gets answers of the one or the other value.
            Ok(unsafe { Buffer::from_custom_allocation(start, bytes, owner) })
        }
        _ => Err(wrong_type("a plain one-dimensional numpy array is needed")),
    }
}

/// Asks for large pages under cells that are about to be written for the first time. Linux then hands memory over 2 MiB at
/// a time rather than 4 KiB, as it does to numpy, which asks too: for a long column the 4 KiB pages take longer than
/// the answers do. It may decline, and nothing but speed depends on it.
#[cfg(target_os = "linux")]
pub fn ask_for_large_pages<C>(cells: &mut [C]) {
    const LARGE: usize = 1 << 21;
    let start = cells.as_mut_ptr().cast::<u8>();
    let before = start.align_offset(LARGE);
    let whole = size_of_val(cells).saturating_sub(before) / LARGE * LARGE;
    if whole > 0 {
        // SAFETY: the range is pages that lie wholly within the cells, which are ours alone while borrowed; the advice
        // leaves what is in them as it is.
        unsafe { libc::madvise(start.wrapping_add(before).cast(), whole, libc::MADV_HUGEPAGE) };
    }
}

/// Elsewhere there is nobody to ask.
#[cfg(not(target_os = "linux"))]
pub fn ask_for_large_pages<C>(_: &mut [C]) {}
