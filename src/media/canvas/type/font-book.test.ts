import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { languageCodes, type Language } from '#domain/language.ts';
import { createFontBook } from './font-book.ts';
import { faceNames } from './font-faces.ts';

const samples: Record<Language, string> = {
  en: 'Don’t jog. “Fly” — 25% off, €149 & £2.40! A–Z #1 @home (+10) · •',
  es: '¡Corre más ligero! ¿Listo, señor? Año, pingüino, «ya»',
  fr: 'L’été, dès le matin : cœur, garçon, Noël, où, « très » ÉÀÇŒ',
  de: 'Größe, Übermut, Straße, Öl, „schön“ – ẞ ÄÖÜ',
  pt: 'Pão quente às sete, coração, avó, avô, não, À ÕÃÇ',
  ja: '朝の光、コーヒー「一杯」から。ビタミンＣ美容液！？ゃゅょっー〜・…％円',
  zh: '慢一点的早晨，从一杯开始。新品“八折”！？￥《》：；、品牌体验马上',
  ar: 'أول الضوء، أول فنجان؟ بسعر ١٤٩ ريال، خصم 20٪ ؛ ئؤإآة ًٌَُِّْ',
  hi: 'सुबह की पहली कॉफ़ी। ₹१४९ में, क्षत्रिय, ज्ञान, श्री, ढूँढ़ो, ऋषि, ड़',
};

const size = 40;
const context = createCanvas(size * 2, size * 2).getContext('2d');

/** Alpha of a text drawn in one font list, as text to compare. */
function draw(families: string, variation: string, text: string): string {
  const { width, height } = context.canvas;
  context.clearRect(0, 0, width, height);
  context.font = `${size}px ${families}`;
  context.fontVariationSettings = variation;
  context.fillText(text, size / 2, size * 1.3);
  return context.canvas.data().toString('latin1');
}

function isBlank(pixels: string): boolean {
  return /^\0*$/.test(pixels);
}

describe('FontBook', () => {
  it.each(languageCodes)('draws every character of %s in several faces, none as a box or as nothing', (language) => {
    const fonts = createFontBook();
    const faces = ['anton-400', 'cormorant-garamond-300-italic', 'shrikhand-400', 'dm-sans-500'] as const;
    expect(fonts.coverage(samples[language], language)).toEqual([]);
    for (const face of faces) {
      for (const character of new Set(samples[language].replace(/[\s\u00a0]|\p{Mark}/gu, ''))) {
        const { families, variation } = fonts.stackFor(face, character, language);
        const drawn = draw(families, variation, character);
        expect(isBlank(drawn), `${face} ${character}`).toBe(false);
        expect(drawn, `${face} ${character}`).not.toBe(draw(families, variation, '\u{10fffe}'));
      }
    }
  });

  it('names what it cannot draw and strips it without a trace', () => {
    const fonts = createFontBook();
    expect(fonts.coverage('Coffee ☕️ now 🔥!', 'en')).toEqual(['☕️', '🔥']);
    expect(fonts.drawableText('Coffee ☕️ now 🔥!', 'en')).toBe('Coffee now!');
    expect(fonts.drawableText('👩‍🍳 1️⃣ 한', 'en')).toBe('');
    expect(() => fonts.assertDrawable('한국', 'en')).toThrow(/U\+D55C, U\+AD6D/);
    expect(() => fonts.assertDrawable('朝 ©', 'ja')).not.toThrow();
  });

  it('chooses the East Asian font by language, and by kana when there are any', () => {
    const fonts = createFontBook();
    expect(fonts.stackFor('dm-sans-500', '朝', 'ja').families).toContain('zen-kaku');
    expect(fonts.stackFor('dm-sans-500', '朝', 'zh').families).toContain('noto-sans-sc');
    expect(fonts.stackFor('dm-sans-500', '朝の', 'en').families).toContain('zen-kaku');
    expect(fonts.stackFor('cormorant-garamond-500', '朝', 'zh').families).toContain('noto-serif-sc');
  });

  it('registers only the files a text needs', () => {
    const { families } = createFontBook().stackFor('jost-500', 'Pure Latin', 'en');
    expect(families).toBe('"Beatboard jost-latin-500-normal"');
  });

  it('draws variable weights side by side', () => {
    const fonts = createFontBook();
    const light = fonts.stackFor('dm-sans-400', '早', 'zh');
    const heavy = fonts.stackFor('archivo-900', '早', 'zh');
    const inkOf = (stack: typeof light): number =>
      [...draw(stack.families, stack.variation, '早')].filter((byte) => byte === '\u00ff').length;
    const first = inkOf(light);
    expect(inkOf(heavy)).toBeGreaterThan(first * 1.3);
    expect(inkOf(light)).toBe(first);
  });

  it('has every file of every face', () => {
    const fonts = createFontBook();
    for (const face of faceNames) expect(fonts.stackFor(face, 'Aé9', 'en').families).toMatch(/^"Beatboard [\w-]+"$/);
  });
});
