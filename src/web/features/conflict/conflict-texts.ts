import { defineTexts } from '../../lib/texts.ts';

const book = defineTexts('conflict', {
  en: {
    title: 'Someone changed this while you did.',
    text: 'Your change “{{label}}” is not made yet. Nothing was spent.',
    keepMine: 'Make mine on top',
    keepTheirs: 'Keep theirs',
    theirs: 'Theirs, since you looked',
    mine: 'Yours',
  },
  de: {
    title: 'Jemand hat das zur selben Zeit geändert.',
    text: 'Deine Änderung „{{label}}“ ist noch nicht gemacht. Es wurde nichts ausgegeben.',
    keepMine: 'Meine darüberlegen',
    keepTheirs: 'Die andere behalten',
    theirs: 'Die andere, seit du hingesehen hast',
    mine: 'Deine',
  },
});

export const useConflictText = book.useText;
