//! Takes a compiled module apart into WebAssembly and JavaScript: `dutydesk-wasm-pack MODULE FOLDER web|no-modules`.

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder, target] = arguments.as_slice() else {
        return Err("give a module, a folder and a target".into());
    };
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name("dutydesk")
        .typescript(false)
        .keep_debug(false)
        .remove_name_section(true);
    match target.as_str() {
        "web" => bindgen.web(true)?,
        "no-modules" => bindgen.no_modules(true)?,
        _ => return Err("the target is web or no-modules".into()),
    };
    bindgen.generate(folder)?;
    Ok(())
}
