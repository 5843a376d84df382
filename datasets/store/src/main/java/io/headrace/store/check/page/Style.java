package io.headrace.store.check.page;

/// How the page looks, by day and by night.
final class Style {
    static final String CSS = """
            :root{--paper:#fbfbf9;--card:#fff;--ink:#1d2327;--soft:#68737b;--rule:#e4e6e4;--water:#1f6f8b;\
            --error:#b3261e;--warning:#9a6400;--note:#4b6584;color-scheme:light dark}
            @media(prefers-color-scheme:dark){:root{--paper:#14181b;--card:#1b2125;--ink:#e6eaec;--soft:#93a0a8;\
            --rule:#2c343a;--water:#6fb7d0;--error:#ff8a80;--warning:#f0b45c;--note:#9fb6d0}}
            *{box-sizing:border-box}
            body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,"Segoe UI",sans-serif}
            main{max-width:1180px;margin:0 auto;padding:40px 24px 80px}
            h1{font-size:34px;line-height:1.15;margin:0;letter-spacing:-.01em;overflow-wrap:anywhere}
            h2{font-size:19px;margin:44px 0 12px}
            h3{font-size:14px;margin:26px 0 6px;overflow-wrap:anywhere}
            .over{margin:0 0 4px;color:var(--water);font-weight:600}
            .path,.none{color:var(--soft);margin:4px 0 0;overflow-wrap:anywhere}
            .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:12px;margin-top:24px}
            .tile{background:var(--card);border:1px solid var(--rule);border-radius:10px;padding:12px 16px}
            .tile b{display:block;font-size:25px;line-height:1.2;font-variant-numeric:tabular-nums}
            .tile span{color:var(--soft)}
            .tile.error b{color:var(--error)}.tile.warning b{color:var(--warning)}.tile.note b{color:var(--note)}
            .gate{margin-top:16px;padding:12px 16px;border-left:4px solid var(--error);background:var(--card);\
            border-radius:0 10px 10px 0}
            .gate ul{margin:6px 0 0;padding-left:20px}
            table{width:100%;border-collapse:collapse}
            .findings{background:var(--card);border:1px solid var(--rule);border-radius:10px;border-spacing:0;\
            border-collapse:separate;overflow:hidden}
            th{text-align:left;font-weight:600;color:var(--soft);font-size:13px}
            .findings th,.findings td{padding:9px 14px;border-bottom:1px solid var(--rule);vertical-align:top}
            .findings tr:last-child td{border-bottom:0}
            .findings td:nth-child(2){white-space:nowrap}
            .file{color:var(--soft);overflow-wrap:break-word;min-width:170px;max-width:280px}
            .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
            .pill{display:inline-block;border:1px solid currentColor;border-radius:99px;padding:0 9px;font-size:12px}
            .pill.error{color:var(--error)}.pill.warning{color:var(--warning)}.pill.note{color:var(--note)}
            .place{color:var(--soft);white-space:nowrap;font-variant-numeric:tabular-nums}
            summary{cursor:pointer}
            details p{margin:4px 0 0 16px}
            .facts{padding-left:20px}
            .series td{padding:3px 12px 3px 0;border-bottom:1px solid var(--rule);vertical-align:middle}
            .series td:first-child{width:290px;overflow-wrap:anywhere}
            .series td:nth-child(2){width:90px}
            .step{width:80px;color:var(--soft);white-space:nowrap}
            .kind{color:var(--soft);font-size:13px}
            .series .chart{padding-right:0}
            .series .foot td{border:0;color:var(--soft);font-size:12px;padding-right:0}
            svg{display:block;width:100%;height:28px}
            rect.span{fill:var(--water);opacity:.16}
            rect.gap{fill:var(--error);opacity:.75}
            polyline.line{fill:none;stroke:var(--water);stroke-width:1.4;vector-effect:non-scaling-stroke}
            .axis{display:flex;justify-content:space-between;font-variant-numeric:tabular-nums}
            .legend{color:var(--soft);font-size:13px;margin:0}
            .legend i{display:inline-block;width:18px;height:11px;margin:0 4px 0 10px;border-radius:2px}
            .legend i:first-child{margin-left:0}
            i.span{background:var(--water);opacity:.25}i.gap{background:var(--error);opacity:.75}
            i.line{background:var(--water);height:2px!important;vertical-align:4px}
            @media(max-width:760px){.step,.series td:nth-child(2){display:none}.series td:first-child{width:130px}\
            .axis span:nth-child(even){display:none}.findings,.findings tbody{display:block}.findings thead{display:none}\
            .findings tr{display:grid;grid-template-columns:auto 1fr auto;gap:2px 10px;align-items:baseline;\
            padding:10px 14px;border-bottom:1px solid var(--rule)}.findings tr:last-child{border-bottom:0}\
            .findings td{border:0;padding:0}.findings td:nth-child(4){grid-row:1;grid-column:3}\
            .findings td:nth-child(4)::after{content:" \\d7"}\
            .findings td:nth-child(3),.findings td:nth-child(5){grid-column:1/-1;min-width:0;max-width:none;\
            overflow-wrap:anywhere}}
            """;

    private Style() {}
}
