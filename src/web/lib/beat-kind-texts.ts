import { defineTexts } from './texts.ts';

/** What the narrative units of an ad are called. */
const book = defineTexts('beat-kinds', {
  en: {
    hook: 'Hook',
    problem: 'Problem',
    tension: 'Tension',
    solution: 'Solution',
    reveal: 'Reveal',
    feature: 'Feature',
    benefit: 'Benefit',
    demonstration: 'Demo',
    lifestyle: 'Lifestyle',
    proof: 'Proof',
    testimonial: 'Testimonial',
    comparison: 'Comparison',
    offer: 'Offer',
    brand: 'Brand',
    call_to_action: 'Call to action',
  },
  de: {
    hook: 'Aufhänger',
    problem: 'Problem',
    tension: 'Spannung',
    solution: 'Lösung',
    reveal: 'Enthüllung',
    feature: 'Merkmal',
    benefit: 'Nutzen',
    demonstration: 'Vorführung',
    lifestyle: 'Lebensgefühl',
    proof: 'Beweis',
    testimonial: 'Kundenstimme',
    comparison: 'Vergleich',
    offer: 'Angebot',
    brand: 'Marke',
    call_to_action: 'Aufruf',
  },
});

export const useBeatKindText = book.useText;
export const beatKindText = book.say;
