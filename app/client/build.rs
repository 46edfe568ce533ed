//! Asks the linker of the browser part to keep its relocations: without them the bundler cannot cut the lazily loaded
//! areas out of the one file that the linker writes.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo::rustc-link-arg-cdylib=--emit-relocs");
    }
}
