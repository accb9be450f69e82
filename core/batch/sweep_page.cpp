#include "batch/batch_sheets.h"
#include "batch/html_text.h"
#include "batch/sweep_grid.h"
#include "library/picture_store.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace miro {
namespace {

using Json = nlohmann::json;

// What a browser still opens at once; the pictures themselves are loaded as they come into sight.
constexpr int64_t kMostOnPage = 20'000;

const char* const kStyle = R"css(
:root { color-scheme: light dark; --page: #f6f5f2; --card: #ffffff; --ink: #1c1b1a; --soft: #6a6763; --line: #dedbd5;
  --accent: #0b6bcb; }
@media (prefers-color-scheme: dark) { :root { --page: #161514; --card: #201f1d; --ink: #efece7; --soft: #a8a39c;
  --line: #3a3733; --accent: #6fb2ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, "Noto Sans", sans-serif; }
header { padding: 24px 24px 8px; }
h1 { font-size: 24px; line-height: 1.25; margin: 0; font-weight: 650; }
p { margin: 4px 0; color: var(--soft); max-width: 80ch; }
form { display: flex; flex-wrap: wrap; gap: 10px 18px; padding: 12px 24px; position: sticky; left: 0; top: 0; z-index: 2;
  background: var(--page); border-bottom: 1px solid var(--line); }
label { display: flex; flex-direction: column; font-size: 13px; color: var(--soft); max-width: 320px; }
select, input { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--line);
  border-radius: 6px; padding: 4px 6px; max-width: 100%; }
select:focus-visible, input:focus-visible, a:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
main { padding: 12px 24px 48px; overflow-x: auto; }
table { border-collapse: collapse; }
th { font-weight: 500; font-size: 13px; color: var(--soft); padding: 4px 6px; overflow-wrap: anywhere; }
th[scope=row] { text-align: right; max-width: 240px; }
td { padding: 3px; vertical-align: top; text-align: center; color: var(--soft); font-size: 13px; }
td a { display: block; border-radius: 6px; }
td img { display: block; width: var(--side, 256px); height: auto; border-radius: 6px; background: var(--line);
  min-height: 24px; }
)css";

// Dimensions are the prompts, the copies and the axes. A choice of two of them is a table; each of the others has a
// value of its own. Texts reach the page as text nodes and attributes alone.
const char* const kScript = R"js(
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const kRows = 100;
const dims = [];
if (data.entries.length > 1)
  dims.push({ name: "Prompt", values: data.entries.map((e, i) => (i + 1) + ". " + e.prompt), kind: "entry" });
if (data.copies > 1)
  dims.push({ name: "Picture of a prompt", values: Array.from({ length: data.copies }, (_, i) => String(i + 1)),
    kind: "copy" });
data.axes.forEach((axis, i) => dims.push({ name: axis.name, values: axis.values, kind: "axis", axis: i }));
const byId = id => document.getElementById(id);
const chosen = dims.map(() => 0);
dims.forEach((dim, i) => {
  if (dim.kind === "axis") chosen[i] = Math.max(0, data.axes[dim.axis].drawn.findIndex(place => place >= 0));
});
let column = dims.length - 1, row = dims.length > 1 ? dims.length - 2 : -1;

function option(select, value, text, selected) {
  const made = document.createElement("option");
  made.value = value;
  made.textContent = text.length > 80 ? text.slice(0, 79) + "…" : text;
  made.selected = selected;
  select.append(made);
}
function field(form, name, act) {
  const label = document.createElement("label"), select = document.createElement("select");
  label.append(name, select);
  form.append(label);
  select.addEventListener("change", () => act(Number(select.value)));
  return select;
}
function dimensionField(form, name, current, other, act) {
  const select = field(form, name, act);
  option(select, -1, "none", current < 0);
  dims.forEach((dim, i) => { if (i !== other) option(select, i, dim.name, i === current); });
}
function fileOf(at) {
  let entry = 0, copy = 0, cell = 0;
  const places = [];
  dims.forEach((dim, i) => {
    if (dim.kind === "entry") entry = at[i];
    else if (dim.kind === "copy") copy = at[i];
    else places[dim.axis] = data.axes[dim.axis].drawn[at[i]];
  });
  for (let i = 0; i < data.axes.length; ++i) {
    if (places[i] < 0) return null;
    cell = cell * data.axes[i].count + places[i];
  }
  const of = data.entries[entry];
  return copy < of.copies ? data.files[of.first + cell * of.copies + copy] : null;
}
function cellOf(at, name) {
  const cell = document.createElement("td"), file = fileOf(at);
  if (file === null || file === undefined) {
    cell.textContent = "not drawn";
    return cell;
  }
  const link = document.createElement("a"), image = document.createElement("img");
  link.href = image.src = file.split("/").map(encodeURIComponent).join("/");
  image.loading = "lazy";
  image.alt = name;
  link.title = file;
  image.addEventListener("error", () => { cell.textContent = "not there"; });
  link.append(image);
  cell.append(link);
  return cell;
}
function head(text, scope) {
  const made = document.createElement("th");
  made.scope = scope;
  made.textContent = text;
  return made;
}
function range(dim, from) {
  if (dim < 0) return [-1];
  const all = dims[dim].values.map((_, i) => i);
  return dims[dim].kind === "entry" ? all.slice(from, from + kRows) : all;
}
let from = 0;
function show() {
  const form = byId("choices"), table = byId("grid"), focused = document.activeElement;
  const place = focused && form.contains(focused) ? Array.from(form.querySelectorAll("select, input")).indexOf(focused) : -1;
  form.replaceChildren();
  table.replaceChildren();
  dimensionField(form, "Rows", row, column, value => { row = value; from = 0; show(); });
  dimensionField(form, "Columns", column, row, value => { column = value; from = 0; show(); });
  dims.forEach((dim, i) => {
    const laid = i === row || i === column;
    if (laid && (dim.kind !== "entry" || dim.values.length <= kRows)) return;
    const select = field(form, laid ? "Prompts" : dim.name, value => { if (laid) from = value; else chosen[i] = value; show(); });
    if (laid)
      for (let first = 0; first < dim.values.length; first += kRows)
        option(select, first, (first + 1) + " to " + Math.min(first + kRows, dim.values.length), first === from);
    else
      dim.values.forEach((value, at) => option(select, at, value === "" ? "(nothing)" : value, at === chosen[i]));
  });
  const size = field(form, "Size", value => { side = value; show(); });
  for (const pixels of [64, 128, 192, 256, 384, 512]) option(size, pixels, pixels + " pixels", pixels === side);
  document.body.style.setProperty("--side", side + "px");
  const name = (dim, at) => dim < 0 ? "" : (dims[dim].kind === "entry" || dims[dim].name === "prompt" ? "" : dims[dim].name + " ") + dims[dim].values[at];
  const columns = range(column, from), rows = range(row, from);
  if (column >= 0) {
    const line = document.createElement("tr");
    line.append(document.createElement("td"), ...columns.map(at => head(name(column, at), "col")));
    const group = document.createElement("thead");
    group.append(line);
    table.append(group);
  }
  const body = document.createElement("tbody");
  for (const r of rows) {
    const line = document.createElement("tr");
    line.append(row < 0 ? document.createElement("td") : head(name(row, r), "row"));
    for (const c of columns) {
      const at = chosen.slice();
      if (row >= 0) at[row] = r;
      if (column >= 0) at[column] = c;
      line.append(cellOf(at, dims.map((_, i) => name(i, at[i])).join(", ")));
    }
    body.append(line);
  }
  table.append(body);
  const controls = form.querySelectorAll("select, input");
  if (place >= 0 && place < controls.length) controls[place].focus();
}
let side = 256;
show();
)js";

// As a Content-Security-Policy names the one script that may run.
std::string scriptHash() {
    const std::string digits = sha256Of(kScript);
    std::string bytes;
    for (size_t i = 0; i + 1 < digits.size(); i += 2)
        bytes += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
    return "'sha256-" + base64(bytes) + "'";
}

// Inside a script element no text of the list may end it.
std::string insideScript(const Json& data) {
    std::string safe;
    for (const char c : data.dump(-1, ' ', false, Json::error_handler_t::replace))
        safe += c == '<' ? std::string("\\u003c") : std::string(1, c);
    return safe;
}

Json axesJson(const SweepGrid& grid) {
    Json axes = Json::array();
    for (const SweepAxis& axis : grid.axes()) {
        Json values = Json::array(), drawn = Json::array();
        int count = 0;
        for (const AxisValue& value : axis.values) {
            values.push_back(value.text);
            drawn.push_back(value.skipped ? -1 : count);
            count += value.skipped ? 0 : 1;
        }
        axes.push_back({{"name", axis.setting}, {"values", values}, {"drawn", drawn}, {"count", count}});
    }
    return axes;
}

} // namespace

NamedFile sweepPage(const BatchPlan& plan) {
    Json entries = Json::array(), files = Json::array();
    int64_t copies = 1;
    int64_t entry = 0;
    for (; entry < plan.entries(); ++entry) {
        const BatchPlan::Range range = plan.picturesOf(entry);
        if (entry > 0 && range.end > kMostOnPage)
            break;
        copies = std::max(copies, range.copies);
        for (int64_t index = range.first; index < range.end; ++index) {
            const BatchPicture picture = plan.picture(index);
            if (index == range.first)
                entries.push_back({{"prompt", picture.templatePrompt},
                                   {"first", range.first},
                                   {"copies", range.copies},
                                   {"line", picture.line}});
            files.push_back(picture.file);
        }
    }
    const Json data{{"axes", axesJson(plan.sweep())}, {"entries", entries}, {"copies", copies}, {"files", files}};
    const std::string title = "Sweep of " + plan.request().listName;
    std::string html = fmt::format(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
        "content=\"width=device-width, initial-scale=1\"><meta http-equiv=\"Content-Security-Policy\" "
        "content=\"default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'; script-src {}\"><title>{}"
        "</title><style>{}</style></head><body><header><h1>{}</h1><p>{} pictures. Choose which settings are rows and "
        "columns; each of the others has a value of its own.</p>",
        scriptHash(), escapeHtml(title), kStyle, escapeHtml(title), plan.pictures());
    if (entry < plan.entries())
        html += fmt::format("<p>The first {} of {} prompts are on this page.</p>", entry, plan.entries());
    html += "<noscript><p>This page needs JavaScript to choose; the pictures lie beside it.</p></noscript></header>"
            "<form id=\"choices\"></form><main><table id=\"grid\"></table></main>";
    html += "<script type=\"application/json\" id=\"data\">" + insideScript(data) + "</script><script>" + kScript +
            "</script></body></html>\n";
    return {"index.html", std::move(html)};
}

} // namespace miro
