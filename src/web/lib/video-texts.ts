import { defineTexts } from './texts.ts';

/** What is asked and told when a whole video gets another title or goes. */
const book = defineTexts('video', {
  en: {
    renameTitle: 'Rename the ad',
    title: 'Title',
    rename: 'Rename',
    renamed: 'Renamed to {{title}}',
    deleteTitle: 'Delete “{{title}}”?',
    deleteText:
      'The plan, its pictures, clips, music and the finished film go, with every branch and take. This cannot be undone.',
    deleteRunning: 'It is being made now: the work stops first.',
    deleteKeeps: 'Files you uploaded stay in Assets, and what was spent stays in Costs.',
    deleteIt: 'Delete the ad',
    deleted: '{{title}} deleted',
  },
  de: {
    renameTitle: 'Spot umbenennen',
    title: 'Titel',
    rename: 'Umbenennen',
    renamed: 'Umbenannt in {{title}}',
    deleteTitle: '„{{title}}“ löschen?',
    deleteText:
      'Der Plan, seine Bilder, Clips, Musik und der fertige Film gehen verloren, mit allen Zweigen und Fassungen. Das lässt sich nicht rückgängig machen.',
    deleteRunning: 'Er ist gerade in Arbeit: Die Arbeit wird zuerst angehalten.',
    deleteKeeps: 'Hochgeladene Dateien bleiben unter Dateien, Ausgaben unter Kosten.',
    deleteIt: 'Spot löschen',
    deleted: '{{title}} gelöscht',
  },
});

export const useVideoText = book.useText;
