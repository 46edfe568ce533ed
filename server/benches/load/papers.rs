//! Forms as files: what setting one takes when its layout is known, and how large it is.

use documents::{FontConfig, FormStyle, TypeSize, Typesetter, form};
use std::path::Path;
use std::time::Instant;

/// Bytes that a blank form shall not exceed; 1 KB is 1000 bytes, as in every budget.
const AIM: usize = 60_000;

pub fn run() {
    super::heading("Forms as PDF, warm (the hall keeps made files; this is the making)");
    let Ok(typesetter) = Typesetter::new(FontConfig::default()) else {
        println!("  there is no Chinese font here: hall check says what to do");
        return;
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample/forms");
    let mut times = Vec::new();
    let mut filled = Vec::new();
    let mut filled_again = Vec::new();
    let mut sizes = Vec::new();
    let mut others = [Vec::new(), Vec::new(), Vec::new(), Vec::new()];
    for entry in std::fs::read_dir(folder).unwrap() {
        let form = form::parse_form(&std::fs::read_to_string(entry.unwrap().path()).unwrap()).unwrap();
        typesetter.form_pdf(&form, FormStyle::BLANK).unwrap();
        let begun = Instant::now();
        let pdf = typesetter.form_pdf(&form, FormStyle::BLANK).unwrap();
        times.push(begun.elapsed().as_secs_f64() * 1000.0);
        sizes.push(pdf.len());
        // Every person's entries differ: first the sample's, then somebody else's on the same form.
        let mut entries = form.sample_entries();
        for (round, list) in [&mut filled, &mut filled_again].into_iter().enumerate() {
            for text in entries.0.values_mut().filter(|_| round > 0) {
                *text = text.chars().rev().collect();
            }
            let begun = Instant::now();
            let pdf = typesetter.filled_pdf(&form, &entries, TypeSize::Normal).unwrap();
            list.push(begun.elapsed().as_secs_f64() * 1000.0);
            if round == 0 {
                others[3].push(pdf.len());
            }
        }
        // After what is timed, so that it does not warm it up.
        let styles = [FormStyle::BLANK.large(), FormStyle::SAMPLE, FormStyle::SAMPLE.large()];
        for (list, style) in others.iter_mut().zip(styles) {
            list.push(typesetter.form_pdf(&form, style).unwrap().len());
        }
    }
    let of = |list: &mut Vec<f64>| {
        list.sort_by(f64::total_cmp);
        (list[list.len() / 2], list[list.len() - 1])
    };
    let ((median, worst), (with_entries, worst_filled)) = (of(&mut times), of(&mut filled));
    let (next, worst_next) = of(&mut filled_again);
    sizes.sort_unstable();
    println!("  {} blank forms    median {median:>6.1} ms   longest {worst:>6.1} ms   (aim: 30 ms)", times.len());
    println!("  the first person's entries   median {with_entries:>6.1} ms   longest {worst_filled:>6.1} ms");
    println!("  the next person's entries    median {next:>6.1} ms   longest {worst_next:>6.1} ms   (aim: 30 ms)");
    println!(
        "  bytes, blank     median {:>6} B    largest {:>6} B    {} within the aim of {AIM} B",
        sizes[sizes.len() / 2],
        sizes[sizes.len() - 1],
        sizes.iter().filter(|size| **size <= AIM).count()
    );
    for (name, list) in ["large type", "sample", "large sample", "filled in"].into_iter().zip(&mut others) {
        list.sort_unstable();
        println!("  bytes, {name:<13} median {:>6} B    largest {:>6} B", list[list.len() / 2], list[list.len() - 1]);
    }
}
