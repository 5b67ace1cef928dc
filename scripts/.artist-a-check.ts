import { createCanvas } from '@napi-rs/canvas';
import { layoutOf } from '#media/scenes/layout-registry.ts';
import { createStage } from '#media/scenes/stage.ts';
import { groundRange } from '#media/composition/ground.ts';
import { measureText } from '#media/composition/measure-text.ts';
import { overlaps } from '#media/canvas/geometry.ts';
const P: Record<string, any> = {
 sport: { palette: { night: '#0b0708', hot: '#ff4a17', field: '#c42a05', pale: '#f4efe6', ink: '#0b0b0d', paper: '#f4efe6', accent: '#ff6a30' }, faces: { display: 'barlow-condensed-900-italic', text: 'barlow-condensed-700', accent: 'barlow-condensed-900-italic' } },
 tech: { palette: {"night":"#0e1015","hot":"#1f56ff","field":"#8f9bb3","pale":"#e9eaed","ink":"#14161a","paper":"#f7f8fa","accent":"#5b86ff"}, faces: { display: 'space-grotesk-700', text: 'space-grotesk-500', accent: 'space-grotesk-700' } },
 music: { palette: {"night":"#050507","hot":"#ff1f3d","field":"#7a1230","pale":"#f5f2f0","ink":"#0a0507","paper":"#f5f2f0","accent":"#a8e6ff"}, faces: { display: 'unbounded-900', text: 'unbounded-500', accent: 'unbounded-900' } },
 testimonial: { palette: {"night":"#1d2320","hot":"#c4552d","field":"#7d8f7a","pale":"#f3eee4","ink":"#22281f","paper":"#fbf7ef","accent":"#e0a14a"}, faces: { display: 'fraunces-600', text: 'dm-sans-500', accent: 'fraunces-600-italic' } },
};
const T = [
 { language: 'en', headline: 'Every street is a *start* line', line: 'Made for the first kilometre.', note: 'Free returns', items: ['Light', 'Fast', 'Yours'] },
 { language: 'de', headline: 'Weltmeisterschaftsqualifikation beginnt *heute*', line: 'Für alle, die vor dem ersten Kilometer schon unterwegs sind.', note: 'Solange der Vorrat reicht', items: ['Geräuschunterdrückung', 'Raumklang', 'Schnellladen', 'Tragekomfort'] },
 { language: 'ja', headline: '朝の静けさを、どこへでも。', line: '最初の一キロのために。', note: '送料無料', items: ['軽い', '速い', 'あなたのもの'] },
 { language: 'ar', headline: 'هدوء الصباح في كل مكان', line: 'صُمم للكيلومتر الأول', note: 'إرجاع مجاني', items: ['خفيف', 'سريع', 'لك'] },
 { language: 'en', headline: 'Go', line: '', note: '', items: [] },
 { language: 'en', headline: 'We took the loudest street in the city and made it as quiet as the room you fell asleep in last night, without asking you to change a single thing about it', line: 'A longer supporting line that goes on for a while, as people do write them.', note: 'Offer ends on 31 March, while stocks last', items: ['One thing that is rather long', 'Two', 'Three is also long enough', 'Four', 'Five'] },
 { language: 'hi', headline: 'हर सुबह एक नई शुरुआत', line: 'पहले किलोमीटर के लिए', note: 'मुफ़्त वापसी', items: ['हल्का', 'तेज़', 'आपका'] },
 { language: 'en', headline: '', line: '', note: '', items: [] },
];
let n = 0, i = 0; const faults: Record<string, number> = {}; const slow: string[] = [];
for (const layout of ['slats','signal','stage-lights','wall','name-behind','list-poster'] as const) for (const archetype of Object.keys(P)) for (const value of ['night','hot','field','pale'] as const) for (const [w,h] of [[1280,720],[720,1280],[720,720]] as const) {
  const t: any = T[i++ % T.length]; const seed = i * 29 + 3; if (i % 2 === 0) continue; const direction = t.language === 'ar' ? 'rtl' : 'ltr';
  const stage = createStage(w, h, direction as any); const shared: any = { archetype, layout, value, palette: P[archetype].palette, durationSeconds: [0.9, 2, 3][i % 3], pulseSeconds: 0.5, seed };
  const plate = await layoutOf(layout).composePlate({ ...shared, hero: i % 3 === 0 ? { kind: 'form' } : { kind: 'art', icon: i % 2 ? 'running-shoe' : 'lipstick' }, companions: [], shot: 'medium', camera: 'push-in', direction, width: w, height: h }, stage);
  const c = createCanvas(w, h), x = c.getContext('2d'); plate.draw(x, shared.durationSeconds * 0.62);
  const type = await layoutOf(layout).setType({ ...shared, faces: P[archetype].faces, kind: 'feature', language: t.language, text: t, signature: 'Volta', callToAction: 'Go', logoPath: null, hasHero: true, groundUnder: (b: any) => groundRange(c, b) }, stage);
  n++;
  for (const [k, p] of type.placements.entries()) {
    const m = measureText(p, c, stage); const id = `${layout} ${archetype} ${value} ${w}x${h} ${t.language} seed ${seed} ${p.role} "${p.text.slice(0, 24)}"`;
    if (!m.insideSafeArea) faults[`OUTSIDE ${id} ${Object.values(p.box).map(Math.round)}`] = 1;
    if (m.contrastRatio < m.requiredContrast) faults[`CONTRAST ${m.contrastRatio}/${m.requiredContrast} ${id}`] = 1;
    if (p.fromSeconds > shared.durationSeconds * 0.46) faults[`LATE ${p.fromSeconds.toFixed(2)} of ${shared.durationSeconds} ${id}`] = 1;
    if (p.role !== 'monument' && p.box.height < stage.side * 0.012) faults[`TINY ${p.box.height.toFixed(1)} ${id}`] = 1;
    for (const q of type.placements.slice(k + 1)) if (overlaps(p.box, q.box)) faults[`OVERLAP ${id} with "${q.text.slice(0, 20)}"`] = 1;
  }
}
console.log(n, 'scenes'); for (const f of Object.keys(faults)) console.log(f);
