//! What a file that is not read here looks like.

use crate::named::named;

named! {
    /// What a file looks like that is of no form read here; its label says what to do.
    #![non_exhaustive]
    FileKind, "kind of file" {
        /// A workbook from before 2007 or, in the same wrapping, one with a password.
        OldWorkbook = "old_workbook"
            => "an old workbook (.xls) or one with a password: open it and save it as .xlsx or CSV, without a password",
        /// A workbook where its reader was left out.
        Workbook = "workbook" => "a workbook (.xlsx): save the sheet as CSV",
        /// A workbook of another program, or one saved as binary.
        OtherWorkbook = "other_workbook" => "a workbook of another kind (.ods, .xlsb): save it as .xlsx or CSV",
        /// A document of a word processor.
        Document = "document" => "a document (Word): copy its table into a sheet and save that as .xlsx or CSV",
        /// Files in a zip.
        Zip = "zip" => "a zip of files: unpack it and give the files in it",
        /// A file packed with gzip, where that is not unpacked.
        Packed = "packed" => "a file packed with gzip: unpack it first",
        /// A PDF.
        Pdf = "pdf" => "a PDF: ask whoever made it for the sheet itself, as .xlsx or CSV",
        /// An image.
        Image = "image" => "an image: ask whoever made it for the sheet itself, as .xlsx or CSV",
        /// A web page, which some systems hand out under the name of a workbook.
        WebPage = "web_page" => "a web page, whatever its name says: open it in a spreadsheet and save it as .xlsx or CSV",
        /// XML that is no children in need census.
        OtherXml = "other_xml" => "XML of another kind than a children in need census",
        /// JSON.
        Json = "json" => "JSON: its rows are needed as CSV",
        /// A table whose headings do not say what it is.
        Table = "table" => "a table without the headings that are needed",
        /// A text without columns.
        Text = "text" => "a text without columns: a row of headings is needed, and cells parted by commas",
        /// Bytes that are no text.
        Bytes = "bytes" => "neither a text nor a workbook: save the sheet as .xlsx or CSV",
    }
}
