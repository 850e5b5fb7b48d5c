"""How the page of a report looks: on a screen, light or dark, and on A4."""

STYLE = """\
:root { color-scheme: light dark; --line: #c8c8c8; --soft: #595959; --ink: #1a1a1a; --paper: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --line: #4a4a4a; --soft: #a8a8a8; --ink: #e8e8e8; --paper: #161616; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 56rem; color: var(--ink);
  background: var(--paper); font: 15px/1.45 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { margin: 0; font-size: 1.15rem; }
h2 { margin: 1.4rem 0 .3rem; font-size: 1.05rem; border-bottom: 1px solid var(--line); }
h3 { margin: 1rem 0 .2rem; font-size: 1rem; }
p { margin: .25rem 0; }
ul, ol { margin: .25rem 0; padding-left: 1.3rem; }
table { border-collapse: collapse; }
th, td { padding: .1rem .9rem .1rem 0; text-align: left; vertical-align: top; font-weight: normal; }
td { overflow-wrap: anywhere; }
thead th { color: var(--soft); }
td.figure, th.figure { text-align: right; font-variant-numeric: tabular-nums; }
pre { margin: .2rem 0; padding: .4rem .6rem; border-left: 3px solid var(--line); font: inherit;
  white-space: pre-wrap; }
.soft { color: var(--soft); }
.verdict { margin: .8rem 0 .3rem; font-size: 1.7rem; font-weight: 600; }
.points { list-style: none; padding: 0; }
.points li { margin: .35rem 0; padding-left: 8.2rem; break-inside: avoid; }
.state { float: left; margin-left: -8.2rem; width: 8rem; font-weight: 600; }
.state i { display: inline-block; width: 1.1rem; font-style: normal; }
.evidence { font-style: italic; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; }
.bar { letter-spacing: .1em; }
@media (max-width: 40rem) {
  .pair { display: block; }
  .points li { padding-left: 0; }
  .state { float: none; margin: 0; width: auto; display: block; }
}
@media print {
  @page { size: A4; margin: 12mm 14mm; }
  :root { color-scheme: light; --line: #999; --soft: #444; --ink: #000; --paper: #fff; }
  body { max-width: none; padding: 0; font-size: 8.5pt; line-height: 1.3; }
  h1 { font-size: 11pt; }
  h2 { margin-top: .6rem; font-size: 10pt; break-after: avoid; }
  h3 { font-size: 9pt; break-after: avoid; }
  .points li { margin: .12rem 0; }
  .points p { margin: 0; }
  .verdict { margin-top: .4rem; font-size: 15pt; }
  .long { font-size: 8pt; line-height: 1.25; }
  .long .why { display: none; }
}
"""
