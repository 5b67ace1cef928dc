import { defineTexts } from '../../lib/texts.ts';

const book = defineTexts('conflict', {
  en: {
    title: 'Someone changed this while you did.',
    text: '“{{label}}” is not made yet. Nothing was spent.',
    keepMine: 'Make mine on top',
    keepTheirs: 'Keep theirs',
    what: 'What',
    mine: 'Mine',
    theirs: 'Theirs',
    asSeen: 'as you saw it',
    take: 'Take {{number}}',
    takeLocked: 'Take {{number}}, locked',
    nothing: 'Nothing there',
    elsewhere: 'They also changed, and yours leaves it alone:',
    elsewhereOnly: 'They changed something else, and yours leaves it alone:',
    more_one: 'and {{count}} more',
    more_other: 'and {{count}} more',
  },
  de: {
    title: 'Jemand hat das zur selben Zeit geändert.',
    text: '„{{label}}“ ist noch nicht gemacht. Es wurde nichts ausgegeben.',
    keepMine: 'Meine darüberlegen',
    keepTheirs: 'Die andere behalten',
    what: 'Was',
    mine: 'Meine',
    theirs: 'Die andere',
    asSeen: 'wie du es gesehen hast',
    take: 'Fassung {{number}}',
    takeLocked: 'Fassung {{number}}, gesperrt',
    nothing: 'Dort ist nichts',
    elsewhere: 'Außerdem dort geändert, und deine lässt es, wie es ist:',
    elsewhereOnly: 'Dort wurde anderes geändert, und deine lässt es, wie es ist:',
    more_one: 'und {{count}} weiteres',
    more_other: 'und {{count}} weitere',
  },
});

export const useConflictText = book.useText;
