
import { buildSpec, buildBeat } from '#testkit/build-spec.ts';
import type { Planner } from '#providers/planner.ts';
export function createOfflinePlanner(): Planner { return { provider: 'offline', model: 'rules', version: '1', async plan({request}) {
  const n = 10, d = 3;
  const lay = ['wall','name-behind','number-front','split','quote','worn-word','offer-seal','caption','number-front','end-card'] as const;
  const vals = ['hot','night','pale','night','pale','hot','night','pale','night','hot'] as const;
  const tr = ['cut','punch','wipe','flash','shutter','iris','slide','dip','punch','wipe'] as const;
  const beats = Array.from({length:n},(_, i) => buildBeat({ kind: i===0?'hook':i===1?'reveal':i===n-1?'call_to_action':'feature', startSeconds: i*d, durationSeconds: d, layout: lay[i]==='wall'||lay[i]==='name-behind'?'worn-word':lay[i]!, value: vals[i]!, subjects: ['running-shoe'], transition: tr[i]!, text: {headline: ['Run','Pegasus','30%','Slow','Made to move, every day.','Go','20% off','See it up close','90','Nike'][i]!, line: 'Made to move.', note: 'nike.com', items: []}}));
  return buildSpec({ prompt: request.prompt, title: 'Nike sneaker', durationSeconds: 30, beats, style: { archetype: 'sport', tone: 'energetic', palette: { night: '#0b0708', hot: '#ff4a17', field: '#c42a05', pale: '#f4efe6', ink: '#0b0b0d', paper: '#f4efe6', accent: '#ff6a30' }, faces: {display:'barlow-condensed-900-italic', text:'barlow-condensed-700', accent:'barlow-condensed-900-italic'}}, audio: { mood: 'energetic', tempoBpm: 128, firstBeatSeconds: 0, assetId: null } });
}}; }
