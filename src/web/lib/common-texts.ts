import { defineTexts } from './texts.ts';

/** Words that many parts of the studio share. */
const common = defineTexts('common', {
  en: {
    free: 'Free',
    priceUnknown: 'price unknown',
    underOneCent: 'under $0.01',
    now: 'now',
    close: 'Close',
    notYet: 'Not yet',
    undo: 'Undo',
    tryAgain: 'Try again',
    more: 'More',
    phase_1: 'Plan',
    phase_2: 'Storyboard',
    phase_3: 'Clips',
    phase_4: 'Finish',
    outOfDate: 'Out of date',
    play: 'Play',
    pause: 'Pause',
  },
  de: {
    free: 'Kostenlos',
    priceUnknown: 'Preis unbekannt',
    underOneCent: 'unter 0,01 $',
    now: 'jetzt',
    close: 'Schließen',
    notYet: 'Noch nicht',
    undo: 'Rückgängig',
    tryAgain: 'Noch einmal',
    more: 'Mehr',
    phase_1: 'Plan',
    phase_2: 'Storyboard',
    phase_3: 'Clips',
    phase_4: 'Finale',
    outOfDate: 'Überholt',
    play: 'Abspielen',
    pause: 'Anhalten',
  },
});

export const commonText = common.say;
export const useCommonText = common.useText;
