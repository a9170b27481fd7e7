//! The documents the rows of the rulebooks were taken from.

use crate::regime::rows::{paragraph, source};
use crate::source::Source;

pub(super) const TRIX_ASSESSMENT: Source =
    source("tri.x procedures toolkit, glossary, Assessment", "undated");
pub(super) const COVENTRY_2010: Source =
    paragraph("Coventry Safeguarding Children Board procedures", "amended October 2010", "1.3");
pub(super) const METRIC_2234: Source = source("LG Inform Plus, metric 2234", "undated");
pub(super) const LEXOLOGY_2013: Source =
    source("Lexology, two notes on Working Together to Safeguard Children", "2013");
pub(super) const LG_LAWYER_2013: Source =
    source("Local Government Lawyer, Ministers issue revised Working Together guidance", "2013");
pub(super) const TRIAL_AUTHORITIES: Source =
    source("Department for Education, The trial authorities", "16 April 2013");
pub(super) const COMMUNITY_CARE_2011: Source = source("Community Care", "22 September 2011");
pub(super) const QUESTION_113614: Source =
    source("House of Commons, written question 113614", "undated copy");
pub(super) const NSCB_CORE: Source = source("NSCB child protection procedures, Core assessment", "undated");
pub(super) const WT_ONLINE_2010: Source =
    source("Working Together Online, glossary, Initial Assessment", "2010 edition");
pub(super) const SOLIHULL: Source =
    paragraph("Solihull Local Safeguarding Children Partnership procedures", "undated", "3.5");
pub(super) const WARRINGTON: Source = source("Warrington Safeguarding Partnerships procedures", "undated");
pub(super) const EAST_RIDING: Source =
    source("East Riding Safeguarding Children Partnership procedures", "undated");
pub(super) const CHESHIRE_EAST_2010: Source =
    source("Cheshire East scrutiny committee, minutes", "quarter 3 of 2009-10");
pub(super) const BROOKMAN_2015: Source = source("Brookman, note on the 2015 statistics", "undated");
pub(super) const NYAS: Source =
    source("National Youth Advocacy Service, Child protection conferences", "undated");
pub(super) const SPEAKCASE: Source = source("SpeakCase, timescales guide", "undated");
pub(super) const BRADFORD: Source =
    paragraph("Bradford Safeguarding Children Board procedures", "amended September 2010", "2.1.5");
pub(super) const CENSUS_GUIDE_2023: Source = source(
    "Department for Education, Children in need census 2023 to 2024: guide",
    "version 1.0, October 2022",
);
pub(super) const KEEPING_SAFE_2025: Source =
    paragraph("Department for Education, Keeping children safe in education", "2025", "paragraph 62");
pub(super) const SEFTON: Source = paragraph(
    "Sefton Safeguarding Children Partnership procedures",
    "23 September 2021 and February 2025",
    "4.4 and 6.1.4",
);
pub(super) const NORFOLK: Source =
    paragraph("Norfolk Safeguarding Children Partnership procedures", "May 2015 and later", "3.8");
pub(super) const NORTH_YORKSHIRE: Source =
    source("North Yorkshire, Managing a Child Protection Plan", "undated");
pub(super) const WT_PAGE_2010: Source = source(
    "Department for Children, Schools and Families, Working Together to Safeguard Children page",
    "archived 16 December 2010",
);
pub(super) const WT_PAGE_2015: Source = source(
    "GOV.UK, Working together to safeguard children page",
    "as stored in 2018, and its archived predecessor",
);
pub(super) const SURREY_2018: Source =
    source("Surrey, notice of Working Together to Safeguard Children 2018", "5 July 2018");
pub(super) const SUTTON_2023: Source = source(
    "Sutton Local Safeguarding Children Partnership, notice of Working Together to Safeguard Children 2023",
    "20 December 2023",
);
pub(super) const SSS_LEARNING_2026: Source =
    source("SSS Learning, summary of Working Together to Safeguard Children 2026", "2026");
pub(super) const REVIEWS_1: Source =
    paragraph("Review of Children's Cases Regulations 1991 (SI 1991/895)", "as made", "regulation 1(1)");
pub(super) const CARE_PLANNING_1: Source = paragraph(
    "Care Planning, Placement and Case Review (England) Regulations 2010",
    "SI 2010/959",
    "regulation 1",
);
pub(super) const CARE_PLANNING_28: Source = paragraph(
    "Care Planning, Placement and Case Review (England) Regulations 2010",
    "SI 2010/959",
    "regulation 28",
);
pub(super) const CARE_PLANNING_33: Source = paragraph(
    "Care Planning, Placement and Case Review (England) Regulations 2010",
    "SI 2010/959",
    "regulation 33",
);
pub(super) const OXFORDSHIRE: Source =
    source("Oxfordshire Safeguarding Children Board manual, looked-after reviews", "undated");
pub(super) const CARE_LEAVERS: Source = paragraph(
    "Care Leavers (England) Regulations 2010",
    "SI 2010/2571, as printed in the Children Act 1989 guidance, volume 3, February 2025",
    "regulations 7 and 8",
);
pub(super) const PRIVATE_FOSTERING_8: Source = paragraph(
    "Children (Private Arrangements for Fostering) Regulations 2005",
    "SI 2005/1533",
    "regulation 8",
);
pub(super) const PRIVATE_FOSTERING_STANDARDS: Source = paragraph(
    "National Minimum Standards for Private Fostering, with regulation 4 of SI 2005/1533",
    "undated copy",
    "page 19",
);
pub(super) const STATS_WALES_PM24: Source = source("StatsWales, performance measure PM24", "undated");
pub(super) const CODES_OF_PRACTICE_WALES: Source =
    source("Care Council for Wales, codes of practice under the Act of 2014", "undated");
pub(super) const WALES_PROCEDURES: Source =
    paragraph("Wales Safeguarding Procedures", "undated", "chapter 3, part 2");
pub(super) const WALES_STATISTICS_2013: Source =
    source("Welsh Government, referrals and assessments statistics", "2012-13 and 2013-14");
pub(super) const CONWY_2015: Source = source("Conwy social services, annual report", "2014-15");
pub(super) const CONWY_2016: Source = source("Conwy social services, annual report", "2015-16");
pub(super) const SCOTLAND_2014: Source = paragraph(
    "Scottish Government, National Guidance for Child Protection in Scotland",
    "2014",
    "appendix C",
);
pub(super) const SCOTLAND_2021: Source = paragraph(
    "Scottish Government, National Guidance for Child Protection in Scotland",
    "2021, updated 2023",
    "appendix D",
);
pub(super) const SCOTLAND_2021_TEXT: Source = paragraph(
    "Scottish Government, National Guidance for Child Protection in Scotland",
    "version 1.0, September 2021",
    "paragraphs 3.130 to 3.145",
);
pub(super) const NHS_SCOTLAND: Source =
    paragraph("NHS Scotland Right Decisions, child protection guidance", "undated", "appendix C");
pub(super) const NSPCC_NI: Source = source("NSPCC, Child protection in Northern Ireland", "undated");
pub(super) const CHILD_PROTECTION_UK: Source = source("Child Protection UK, Northern Ireland", "undated");
pub(super) const DUFFY: Source = source("P.A. Duffy solicitors, child protection", "undated");
pub(super) const SBNI_2018: Source = source(
    "Safeguarding Board for Northern Ireland, regional procedures, Child Protection Investigation",
    "May 2018",
);
