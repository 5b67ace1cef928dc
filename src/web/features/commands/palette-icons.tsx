import {
  Clapperboard,
  Columns2,
  CornerUpRight,
  Download,
  Film,
  FolderOpen,
  GitBranch,
  Image,
  Images,
  Keyboard,
  Lock,
  Network,
  PencilLine,
  Play,
  Plus,
  ReceiptText,
  Redo2,
  RotateCw,
  Search,
  Settings,
  SquareChevronRight,
  SunMoon,
  Trash2,
  Undo2,
  Upload,
  type LucideIcon,
} from 'lucide-react';

/** Signs of commands and places by the beginning or end of their names; the first that fits. */
const icons: readonly (readonly [RegExp, LucideIcon])[] = [
  [/^go\.library|^open\./, Clapperboard],
  [/^go\.assets/, Images],
  [/^go\.costs|costs\.csv|continue/, ReceiptText],
  [/^go\.settings/, Settings],
  [/^part\.chunk/, Film],
  [/^part\.|picture\.(?!lock|upload|remake)/, Image],
  [/^branch\./, GitBranch],
  [/branches/, Network],
  [/compare/, Columns2],
  [/remake|retry/, RotateCw],
  [/undo/, Undo2],
  [/redo/, Redo2],
  [/lock/, Lock],
  [/upload|attach/, Upload],
  [/download|csv/, Download],
  [/delete|remove/, Trash2],
  [/rename|edit/, PencilLine],
  [/^new\./, Plus],
  [/^player\./, Play],
  [/theme/, SunMoon],
  [/keys/, Keyboard],
  [/search/, Search],
  [/phase/, CornerUpRight],
  [/open/, FolderOpen],
];

/** The sign before a line of the palette. */
export function PaletteIcon({ id, className }: { readonly id: string; readonly className?: string }) {
  const Icon = icons.find(([pattern]) => pattern.test(id))?.[1] ?? SquareChevronRight;
  return <Icon size={15} strokeWidth={1.75} aria-hidden className={className} />;
}
