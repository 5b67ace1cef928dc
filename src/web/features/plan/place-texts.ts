import { defineTexts } from '../../lib/texts.ts';

const book = defineTexts('planPlaces', {
  en: {
    moveTitle: 'Move beat {{number}}',
    moveText: 'Its length stays, the ad stays {{length}}.',
    moveDo: 'Move the beat',
    insertTitle: 'Insert a beat',
    insertDo: 'Insert the beat',
    inserted: 'Beat {{number}}, {{kind}}, inserted',
    insertTakes: 'It lasts {{length}}. Beat {{number}}, {{kind}}, gives them and keeps {{rest}}.',
    insertNoRoom: 'No beat is long enough to give it any time. Make the ad longer or take a beat out first.',
    insertTooMany: 'An ad has 90 beats at most.',
    words: 'On screen',
    wordsHint: 'Left empty, the plan puts what it knows',
  },
  de: {
    moveTitle: 'Szene {{number}} verschieben',
    moveText: 'Ihre Länge bleibt, der Spot dauert weiter {{length}}.',
    moveDo: 'Szene verschieben',
    insertTitle: 'Szene einfügen',
    insertDo: 'Szene einfügen',
    inserted: 'Szene {{number}}, {{kind}}, eingefügt',
    insertTakes: 'Sie dauert {{length}}. Szene {{number}}, {{kind}}, gibt sie ab und behält {{rest}}.',
    insertNoRoom:
      'Keine Szene ist lang genug, um Zeit abzugeben. Verlängere den Spot oder nimm vorher eine Szene heraus.',
    insertTooMany: 'Ein Spot hat höchstens 90 Szenen.',
    words: 'Im Bild zu lesen',
    wordsHint: 'Bleibt es leer, setzt der Plan ein, was er weiß',
  },
});

/** Words of the dialogs that ask where a beat goes. */
export const usePlaceText = book.useText;
