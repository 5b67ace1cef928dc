import type { Beat, LayoutId } from './beat.ts';

/**
 * The layout that sets a beat's words over a clip that was filmed or bought. Layouts that share the frame with a drawn
 * hero have no place there: a list stays a list, a figure a figure, a quotation a quotation, and all others become the
 * caption of the picture. `end-card` is always drawn by us, on its own ground.
 */
export function footageLayout({ layout, text }: Pick<Beat, 'layout' | 'text'>): LayoutId {
  switch (layout) {
    case 'end-card':
    case 'quote':
      return layout;
    case 'list-poster':
    case 'triptych':
      return text.items.filter((item) => item.trim() !== '').length >= 2 ? 'list-poster' : 'caption';
    case 'number-front':
      return /\d/.test(text.headline) ? 'number-front' : 'caption';
    default:
      return 'caption';
  }
}
