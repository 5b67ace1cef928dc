import { CircleAlert, Check } from 'lucide-react';
import { memo, useEffect, useRef, type KeyboardEvent, type Ref } from 'react';
import { cx } from '../../../lib/class-names.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { thumbnailOf } from '../../../lib/thumbnail.ts';
import { Frame } from '../../../ui/frame.tsx';
import { lineTo, type BranchTree, type TreeNode } from '../branch-tree.ts';
import { useBranchesText } from '../branches-texts.ts';
import type { TreeViewProps } from '../tree-view-props.ts';
import { useNodeWords } from '../use-node-words.ts';
import { BranchChip, MarkDisc } from './branch-chip.tsx';
import { PlanSheet } from './plan-sheet.tsx';

/**
 * The tree as nested rows: what phones show, what screen readers read, and what takes the keys for the drawing. One Tab
 * leads to it, arrows lead through it.
 */
export function TreeGrid({
  tree,
  selectedId,
  marks,
  homeId,
  onSelect,
  onPress,
  onOpen,
  move,
  isHidden = false,
  ref,
}: TreeViewProps & {
  /** Where an arrow key leads from a node. */
  readonly move: (fromId: string | null, key: string) => string | null;
  /** Only heard, where the drawing is seen. */
  readonly isHidden?: boolean;
  readonly ref?: Ref<HTMLDivElement>;
}) {
  const t = useBranchesText();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isHidden || selectedId === null) return;
    list.current?.querySelector(`[data-row="${CSS.escape(selectedId)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [isHidden, selectedId]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' && selectedId !== null) {
      event.preventDefault();
      if (event.shiftKey) onPress(selectedId, true);
      else onOpen(selectedId);
      return;
    }
    if (!/^(?:Arrow\w+|Home|End)$/.test(event.key)) return;
    event.preventDefault();
    const next = selectedId === null ? (homeId ?? move(null, event.key)) : move(selectedId, event.key);
    if (next !== null) onSelect(next);
  };
  const isShown = selectedId !== null && tree.byId.has(selectedId);
  return (
    <div
      ref={ref}
      role="treegrid"
      tabIndex={0}
      aria-label={t('treeOf')}
      aria-activedescendant={isShown ? rowId(selectedId) : undefined}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const id = rowOf(event.target);
        if (id !== null) onPress(id, event.shiftKey);
      }}
      onDoubleClick={(event) => {
        const id = rowOf(event.target);
        if (id !== null) onOpen(id);
      }}
      className={isHidden ? 'peer sr-only whitespace-nowrap' : 'pb-20 outline-none'}
    >
      <div ref={list} role="rowgroup">
        {tree.nodes.map((node) => (
          <Row
            key={node.id}
            node={node}
            level={levelOf(tree, node)}
            indent={indentOf(tree, node)}
            isSelected={node.id === selectedId}
            mark={node.id === marks.a ? 'A' : node.id === marks.b ? 'B' : null}
            isHidden={isHidden}
          />
        ))}
      </div>
    </div>
  );
}

/** The node whose row holds an element. */
const rowOf = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest('[data-row]')?.getAttribute('data-row') ?? null) : null;

const rowId = (id: string): string => `branch-row-${id}`;

const levelOf = (tree: BranchTree, node: TreeNode): number => lineTo(tree, node.id).length;

/** How many branches it is away from the first one. */
const indentOf = (tree: BranchTree, node: TreeNode): number =>
  new Set(lineTo(tree, node.id).map(({ branchName }) => branchName)).size - 1;

interface RowProps {
  readonly node: TreeNode;
  readonly level: number;
  readonly indent: number;
  readonly isSelected: boolean;
  readonly mark: 'A' | 'B' | null;
  readonly isHidden: boolean;
}

const Row = memo(function Row({ node, level, indent, isSelected, mark, isHidden }: RowProps) {
  const t = useBranchesText();
  const common = useCommonText();
  const wordsOf = useNodeWords();
  const words = wordsOf(node);
  const phase = common(`phase_${node.phase}`);
  const row = {
    role: 'row',
    id: rowId(node.id),
    'data-row': node.id,
    'aria-level': level,
    'aria-selected': isSelected,
  } as const;
  if (isHidden) {
    return (
      <div {...row}>
        <span role="gridcell">
          {[
            `${node.branchName}, ${phase}, ${words.what}`,
            words.edit && t('edits', { what: words.edit }),
            node.state === 'review' && t('yours'),
            mark !== null && t(`marked${mark}`),
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
        <span role="gridcell">{words.price}</span>
      </div>
    );
  }
  return (
    <div
      {...row}
      style={{ paddingLeft: 20 + Math.min(indent, 8) * 14 }}
      className={cx(
        'flex min-h-14 cursor-pointer items-center gap-3 border-b border-line py-2 pr-4 [contain-intrinsic-size:auto_56px] [content-visibility:auto]',
        isSelected && 'bg-raised shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      <span role="gridcell" className="relative w-16 shrink-0">
        <RowPicture node={node} />
        {mark !== null && (
          <>
            <MarkDisc side={mark} className="absolute top-0.5 left-0.5 size-[18px] text-[11px]" />
            <span className="sr-only">{t(`marked${mark}`)}</span>
          </>
        )}
      </span>
      <span role="gridcell" className="min-w-0 flex-1">
        <span className={cx('small flex items-center gap-1.5', node.state === 'stopped' ? 'text-fail' : 'text-text')}>
          <StateGlyph state={node.state} />
          <span className="truncate">{words.what}</span>
        </span>
        <span className="micro mt-0.5 flex min-w-0 items-center gap-2 text-text-3">
          {node.isFirstOfBranch ? <BranchChip name={node.branchName} /> : phase}
          {words.edit !== '' && <span className="min-w-0 truncate text-text-2">{words.edit}</span>}
          {node.state === 'review' && <span className="shrink-0">{t('yours')}</span>}
        </span>
      </span>
      <span role="gridcell" className="small num shrink-0 text-text-3">
        {words.price}
      </span>
    </div>
  );
});

function RowPicture({ node: { checkpoint, phase } }: Pick<RowProps, 'node'>) {
  if (phase === 1 && checkpoint?.thumbnail_url === null) return <PlanSheet size={14} className="frame aspect-video" />;
  return <Frame src={checkpoint === null ? null : thumbnailOf(checkpoint, 160)} alt="" />;
}

function StateGlyph({ state }: Pick<TreeNode, 'state'>) {
  if (state === 'review') return <i className="size-[8px] shrink-0 rounded-full border-2 border-accent" />;
  if (state === 'making') return <i className="live-dot" />;
  if (state === 'stopped') return <CircleAlert size={12} className="shrink-0" aria-hidden />;
  return <Check size={12} className="shrink-0 text-text-2" aria-hidden />;
}
