#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]
use dutydesk::{backlog::*, calendar::*, format, regime::*, report::*, scenario};
use std::time::Instant;
fn main() {
    let t = Instant::now();
    let c = scenario::crisis_county(2010).unwrap();
    println!("crisis {:?} {:?}", t.elapsed(), c.register);
    let q = |as_of| Question {
        ask: Ask::new(as_of, Definition::named("registered_case_holder").unwrap()),
        audience: Audience::Management,
        regimes: Regimes::england(),
        calendar: Calendar::new(Division::EnglandAndWales),
    };
    let t = Instant::now();
    let b = Backlog::of(&c.register, &q(c.as_of).ask).unwrap();
    println!(
        "backlog {:?} waits {} open {}",
        t.elapsed(),
        b.cases().iter().filter(|c| c.waits()).count(),
        b.cases().len()
    );
    let t = Instant::now();
    let r = Report::of(&c.register, &q(c.as_of)).unwrap();
    println!("report {:?}", t.elapsed());
    let mut p = q(c.as_of);
    p.audience = Audience::Public;
    let t = Instant::now();
    let rp = Report::of(&c.register, &p).unwrap();
    println!("public {:?}", t.elapsed());
    let dir = std::env::args().nth(1).unwrap();
    std::fs::write(format!("{dir}/m.json"), serde_json::to_string_pretty(&r).unwrap()).unwrap();
    std::fs::write(format!("{dir}/p.json"), serde_json::to_string_pretty(&rp).unwrap()).unwrap();
    for n in std::env::args().skip(2) {
        let bytes = std::fs::read(&n).unwrap();
        let t = Instant::now();
        let reg = format::read(&[&bytes]).unwrap();
        let e = t.elapsed();
        let t = Instant::now();
        Report::of(&reg, &q(Day::from_ymd(2024, 3, 31).unwrap())).unwrap();
        println!("{n} {} MB read {:?} report {:?} {:?}", bytes.len() / 1_000_000, e, t.elapsed(), reg);
    }
}
