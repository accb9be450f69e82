#include "batch/report_parts.h"

namespace miro {

// The eight series keep 3:1 against both backgrounds.
std::string reportStyle() {
    return R"css(
:root { color-scheme: light dark; --page: #f6f5f2; --card: #ffffff; --ink: #1c1b1a; --soft: #6a6763; --line: #dedbd5;
  --bar: #e9e6e0; --accent: #0b6bcb; --warn: #9a5b00; --warn-back: #fff4dd;
  --s0: #0b6bcb; --s1: #c2410c; --s2: #047857; --s3: #a21caf; --s4: #8a6d00; --s5: #be123c; --s6: #4b5bd6; --s7: #57534e; }
@media (prefers-color-scheme: dark) { :root { --page: #161514; --card: #201f1d; --ink: #efece7; --soft: #a8a39c;
  --line: #3a3733; --bar: #35322e; --accent: #6fb2ff; --warn: #ffcf7d; --warn-back: #3a2c10;
  --s0: #6fb2ff; --s1: #ff9d66; --s2: #4fd1a0; --s3: #e7a1f2; --s4: #e3c44e; --s5: #ff8fa3; --s6: #a5b0ff; --s7: #c9c4bd; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, "Noto Sans", sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 4px; font-weight: 650; }
h2 { font-size: 17px; margin: 0 0 4px; font-weight: 650; }
.prompt { font-size: 17px; margin: 0 0 20px; color: var(--soft); white-space: pre-wrap; overflow-wrap: anywhere; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 18px 20px; margin: 0 0 18px; }
.how { color: var(--soft); margin: 0 0 12px; max-width: 75ch; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 10px 24px; margin: 0; }
.facts div { min-width: 0; }
.facts div.wide { grid-column: 1 / -1; }
.facts dt { color: var(--soft); font-size: 13px; }
.facts dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
ul.found { margin: 8px 0 0; padding-left: 20px; }
.warn { background: var(--warn-back); color: var(--warn); border-radius: 8px; padding: 10px 14px; margin: 10px 0 0; }
.chart { display: block; width: 100%; max-width: 860px; height: auto; }
.chart text { fill: var(--soft); font-size: 13px; font-family: inherit; }
.chart .chart-axis, .chart .chart-name { fill: var(--ink); }
.chart-grid { stroke: var(--line); }
.chart-line { fill: none; stroke: currentColor; stroke-width: 2.2; stroke-linejoin: round; }
.chart-line.d1 { stroke-dasharray: 7 4; }
.chart-mark { fill: currentColor; stroke: var(--card); stroke-width: 1; }
.chart-ring { fill: none; stroke: var(--ink); stroke-width: 2; }
.chart-reference { color: var(--soft); }
.chart-reference .chart-line { stroke-width: 1.6; stroke-dasharray: 3 4; }
.s0 { color: var(--s0); } .s1 { color: var(--s1); } .s2 { color: var(--s2); } .s3 { color: var(--s3); }
.s4 { color: var(--s4); } .s5 { color: var(--s5); } .s6 { color: var(--s6); } .s7 { color: var(--s7); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.grid th { font-weight: 500; font-size: 13px; color: var(--soft); padding: 4px 6px; text-align: center; }
.grid th.row { text-align: right; white-space: nowrap; vertical-align: middle; }
.grid td { padding: 4px; vertical-align: top; }
figure { margin: 0; width: 168px; }
.row-wide figure { width: 196px; }
.pictures { display: flex; flex-wrap: wrap; gap: 4px; }
.pictures img { width: 100%; height: auto; display: block; border-radius: 6px; background: var(--bar); min-width: 0; }
.pictures.many img { width: calc(50% - 2px); }
figure.front .pictures img { outline: 3px solid var(--accent); outline-offset: 1px; }
figcaption { font-size: 12.5px; line-height: 1.35; margin-top: 5px; }
figcaption b { font-weight: 600; }
.tag { color: var(--accent); font-weight: 600; }
.score { display: grid; grid-template-columns: minmax(0, 1fr) 48px 30px; gap: 6px; align-items: center; color: var(--soft); }
.score span:first-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.score i { height: 6px; border-radius: 3px; background: var(--bar); overflow: hidden; display: block; }
.score i b { display: block; height: 100%; background: var(--accent); }
.score span:last-child { text-align: right; color: var(--ink); }
.strip { display: flex; flex-wrap: wrap; gap: 12px 10px; }
.scores th, .scores td { padding: 5px 10px; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
.scores th:first-child, .scores td:first-child { text-align: left; }
.scores thead th { color: var(--soft); font-weight: 500; font-size: 13px; vertical-align: bottom; }
.missed { color: var(--warn); }
footer { color: var(--soft); font-size: 13px; }
a { color: var(--accent); }
)css";
}

} // namespace miro
