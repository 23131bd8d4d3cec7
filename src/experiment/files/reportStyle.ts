// How a report looks, on a screen and on paper. Colours are the page's variables, which the report brings along.

export const reportStyle = `
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:14px/1.5 var(--font);font-variant-numeric:tabular-nums}
main{max-width:960px;margin:0 auto;padding:24px 16px 48px}
h1{margin:0;font-size:24px;line-height:1.25}
h2{margin:32px 0 8px;font-size:18px}
h3{margin:16px 0 0;font-size:14px}
h1,h2,h3,b,thead th{font-weight:600}
p{margin:6px 0}
a{color:inherit}
code{font:12px ui-monospace,monospace}
.quiet{color:var(--ink-3);font-size:13px}
.held{display:inline-block;margin:12px 0 0;padding:6px 12px;border:1px solid var(--line-strong);border-radius:6px;background:var(--surface)}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
figure{margin:12px 0;border:1px solid var(--line);border-radius:10px;background:var(--surface);overflow:hidden}
figure svg{display:block;width:100%;height:auto}
.wide{overflow-x:auto}
table{border-collapse:collapse;margin:8px 0;font-size:13px;background:var(--surface)}
th,td{padding:5px 12px;border:1px solid var(--line);text-align:right;white-space:nowrap}
th{font-weight:400;color:var(--ink-2)}
th:first-child{text-align:left;color:var(--ink)}
.differs th,.differs td{background:var(--anchor-soft);color:var(--ink);font-weight:600}
.base th,.base td{background:var(--well)}
.key{display:inline-block;width:10px;height:10px;margin-right:6px;border-radius:2px}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;font-size:13px}
dt{color:var(--ink-3)}
dd{margin:0}
@media print{body{background:none}main{max-width:none;padding:0}figure,tr,.held{break-inside:avoid}h2,h3{break-after:avoid}.wide{overflow:visible}table{font-size:10px}th,td{padding:2px 5px;white-space:normal}}
`;
