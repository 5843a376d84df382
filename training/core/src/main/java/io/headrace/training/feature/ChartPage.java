package io.headrace.training.feature;

/// The page around a chart; what stands between at signs is filled in.
final class ChartPage {
    static final String TEXT = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>@TITLE@</title>
            <style>@STYLE@
            body{margin:0;background:light-dark(#f8fafc,#0b0f14);color:light-dark(#111827,#e5e7eb);
              font:15px/1.5 system-ui,sans-serif}
            main{max-width:1180px;margin:0 auto;padding:28px 24px}
            h1{font-size:22px;margin:0}h1 small{font-weight:400;font-size:15px;color:light-dark(#4b5563,#9aa5b1)}
            p{margin:6px 0;color:light-dark(#4b5563,#9aa5b1);max-width:100ch}
            figure{margin:18px 0 8px;background:light-dark(#fff,#10151c);border-radius:10px;position:relative;
              box-shadow:0 1px 3px light-dark(#0002,#0008);padding:10px}
            svg{display:block;width:100%;height:auto}
            .legend{display:flex;flex-wrap:wrap;gap:6px 18px;margin-top:12px}
            .legend i{display:inline-block;width:11px;height:11px;border-radius:3px;margin-right:6px}
            #tip{position:absolute;pointer-events:none;display:none;background:light-dark(#111827,#e5e7eb);
              color:light-dark(#f8fafc,#0b0f14);border-radius:6px;padding:6px 10px;font-size:13px;white-space:pre}
            footer{font-size:13px;color:light-dark(#6b7280,#7f8b98)}
            </style></head><body><main>
            <h1>@TITLE@ <small>@UNIT@</small></h1>
            <p>@FORMULA@</p><p>@SOURCE@</p>
            <div class="legend">@LEGEND@</div>
            <figure><svg viewBox="0 0 @WIDTH@ @HEIGHT@" role="img" aria-label="@TITLE@ over time">@DRAWING@
            <line id="cross" class="grid" y1="16" y2="396" visibility="hidden"/></svg><div id="tip"></div></figure>
            <footer>@FOOTER@</footer></main>
            <script>
            const d=@DATA@,svg=document.querySelector('svg'),tip=document.getElementById('tip'),
              cross=document.getElementById('cross'),names=Object.keys(d.lines);
            svg.addEventListener('pointermove',e=>{
              const box=svg.getBoundingClientRect(),x=(e.clientX-box.left)*@WIDTH@/box.width;
              const share=(x-d.left)/(d.right-d.left);
              if(share<0||share>1||!names.length){return;}
              const n=d.lines[names[0]].length,step=Math.min(n-1,Math.floor(share*n));
              const t=new Date(d.from+share*(d.to-d.from)).toISOString().replace('T',' ').slice(0,19);
              tip.textContent=[t+' UTC',...names.map(v=>v+'  '+(d.lines[v][step]??'not known'))].join('\\n');
              tip.style.display='block';
              const left=e.clientX-box.left;
              tip.style.left=(left>box.width-260?left-tip.offsetWidth-6:left+22)+'px';
              tip.style.top=(e.clientY-box.top)+'px';
              cross.setAttribute('x1',x);cross.setAttribute('x2',x);cross.setAttribute('visibility','visible');
            });
            svg.addEventListener('pointerleave',()=>{tip.style.display='none';cross.setAttribute('visibility','hidden');});
            </script></body></html>
            """;

    private ChartPage() {}
}
