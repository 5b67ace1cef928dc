import { Check, CircleAlert } from 'lucide-react';
import { createContext, memo, useContext } from 'react';
import { cx } from '../../../lib/class-names.ts';
import { thumbnailOf } from '../../../lib/thumbnail.ts';
import type { TreeNode } from '../branch-tree.ts';
import { treeSizes } from '../layout-tree.ts';
import type { NodeWords } from '../use-node-words.ts';
import { BranchChip, MarkDisc } from './branch-chip.tsx';
import { PlanSheet } from './plan-sheet.tsx';

/** How much of a node is drawn: everything; below 60 % picture and name; below 30 % a dot. */
export type TreeDetail = 'all' | 'picture' | 'dot';

export const TreeDetailContext = createContext<TreeDetail>('all');

/** What a node looks like. */
export interface NodeLook extends Record<string, unknown> {
  readonly node: TreeNode;
  readonly words: NodeWords;
  readonly isSelected: boolean;
  readonly mark: 'A' | 'B' | null;
}

/** One checkpoint in the drawn tree. The list beside it says the same to those who listen. */
export const TreeNodeCard = memo(function TreeNodeCard({ data }: { readonly data: NodeLook }) {
  const detail = useContext(TreeDetailContext);
  return detail === 'dot' ? <Dot {...data} /> : <Card {...data} hasWords={detail === 'all'} />;
});

function Card({ node, words, isSelected, mark, hasWords }: NodeLook & { readonly hasWords: boolean }) {
  const src = node.checkpoint === null ? null : thumbnailOf(node.checkpoint, 320);
  const { making, state } = node;
  const isPlan = node.phase === 1 && src === null && node.checkpoint !== null;
  return (
    <div className="relative size-full cursor-pointer" data-node={node.id}>
      {node.isFirstOfBranch && (
        <div className="absolute top-0 left-0 flex h-[26px] max-w-[250px] items-center gap-2 whitespace-nowrap">
          <BranchChip name={node.branchName} className={cx('max-w-[160px]', !hasWords && 'origin-left scale-[1.3]')} />
          {hasWords && words.edit !== '' && (
            <span className="micro max-w-[140px] min-w-0 truncate text-text-2">{words.edit}</span>
          )}
        </div>
      )}
      <div
        className={cx(
          'frame absolute inset-x-0',
          src === null && !isPlan && 'hatch',
          (isSelected || mark !== null) && 'picked',
        )}
        style={{ top: treeSizes.pictureTop, height: treeSizes.pictureHeight }}
      >
        {src !== null && (
          <img
            src={src}
            alt=""
            loading="lazy"
            decoding="async"
            draggable={false}
            className={state === 'stopped' ? 'brightness-50' : undefined}
          />
        )}
        {isPlan && <PlanSheet className="size-full" />}
        {mark !== null && <MarkDisc side={mark} className="absolute top-1.5 left-1.5" />}
        {state === 'stopped' && <CircleAlert size={18} className="absolute inset-0 m-auto text-fail" aria-hidden />}
        {state === 'making' && (
          <i className="absolute inset-x-0 bottom-0 h-[3px] bg-over">
            <i
              className="block h-full bg-accent-media"
              style={{ width: `${making?.total ? Math.round((making.done / making.total) * 100) : 8}%` }}
            />
          </i>
        )}
      </div>
      {hasWords && (
        <p className="micro num absolute inset-x-0 bottom-0 flex h-[18px] items-center justify-between gap-2">
          <span className={cx('flex min-w-0 items-center gap-1', state === 'stopped' ? 'text-fail' : 'text-text-2')}>
            {state === 'done' && <Check size={11} className="shrink-0" aria-hidden />}
            {state === 'review' && <i className="size-[8px] shrink-0 rounded-full border-2 border-accent" />}
            {state === 'making' && <i className="live-dot" />}
            <span className="truncate">{words.what}</span>
          </span>
          <span className="shrink-0 text-text-3">{words.price}</span>
        </p>
      )}
    </div>
  );
}

/** As large on screen at every scale: the drawing says how large that is. */
function Dot({ node, isSelected, mark }: NodeLook) {
  return (
    <div className="relative size-full cursor-pointer" data-node={node.id}>
      <i
        className={cx(
          'absolute left-1/2 size-[var(--dot)] -translate-1/2 rounded-full',
          node.state === 'stopped'
            ? 'bg-fail'
            : mark !== null || isSelected || node.state === 'making'
              ? 'bg-accent'
              : 'bg-edge',
          node.phase === 4 && 'rounded-[20%]',
          isSelected && 'outline-[calc(var(--dot)/4)] outline-solid outline-accent-line',
        )}
        style={{ top: treeSizes.pictureTop + treeSizes.pictureHeight / 2 }}
      />
    </div>
  );
}
