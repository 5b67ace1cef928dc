import { useNavigate } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { Suspense, useCallback, useMemo, useState, type ReactNode } from 'react';
import type { ListedCheckpoint } from '#contract/checkpoint.ts';
import { announce } from '../../../lib/announce.ts';
import { lazyPart } from '../../../lib/lazy-part.ts';
import { problemOf } from '../../../lib/problem-error.ts';
import { usePhone } from '../../../lib/use-media-query.ts';
import { useRemembered } from '../../../lib/use-remembered.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyNote } from '../../../ui/empty-note.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { ReviewLayout } from '../../../ui/review-layout.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { makingId, type TreeNode } from '../branch-tree.ts';
import { useBranchesText } from '../branches-texts.ts';
import type { TreeShow } from '../filter-tree.ts';
import { markNode, type Marks } from '../tree-moves.ts';
import type { TreeViewProps } from '../tree-view-props.ts';
import { useBranchCommands } from '../use-branch-commands.ts';
import { useBranchPage, type BranchPageData } from '../use-branch-page.ts';
import { useNodeWords } from '../use-node-words.ts';
import { BranchChip } from './branch-chip.tsx';
import { BranchesHead } from './branches-head.tsx';
import { CheckpointInspector } from './checkpoint-inspector.tsx';
import { CompareBar } from './compare-bar.tsx';
import { ListedTree } from './listed-tree.tsx';
import { RenameBranchDialog } from './rename-branch-dialog.tsx';

// What draws the tree is large, and phones show a list.
const DrawnTree = lazyPart(() => import('./drawn-tree.tsx'), 'DrawnTree');

/** What the address says of the page. */
export interface BranchesAddress {
  readonly at: string | null;
  readonly a: string | null;
  readonly b: string | null;
  readonly show: TreeShow;
  readonly q: string;
}

/** All branches of a video as a tree: where each came from, what it cost, and how two of them differ. */
export function BranchesPage({
  videoId,
  address,
  onAddress,
}: {
  readonly videoId: string;
  readonly address: BranchesAddress;
  readonly onAddress: (part: Partial<BranchesAddress>) => void;
}) {
  const t = useBranchesText();
  const wordsOf = useNodeWords();
  const data = useBranchPage(videoId, address.show, address.q);
  const [isInspecting, setInspecting] = useState(false);
  const [renamed, setRenamed] = useState<string | null>(null);
  const { tree, checkpoints } = data;
  const selected = tree.byId.get(address.at ?? '') ?? null;
  const view = useTreeView(videoId, data, { address, onAddress, onInspect: () => setInspecting(true) });
  const checkpointOf = (id: string | null): ListedCheckpoint | null => tree.byId.get(id ?? '')?.checkpoint ?? null;
  const mark = (): void => {
    if (selected !== null) view.onPress(selected.id, true);
  };
  useBranchCommands({
    ...{ videoId, selected, mark, a: address.a, b: address.b },
    open: () => selected && view.onOpen(selected.id),
    inspect: () => setInspecting(true),
    rename: () => selected && setRenamed(selected.branchName),
    leave: () => onAddress({ at: null }),
  });
  return (
    <>
      <ReviewLayout
        stage={<Stage videoId={videoId} data={data} view={view} address={address} onAddress={onAddress} />}
        inspector={{
          label: t('checkpoint'),
          title: selected === null ? t('pickOne') : <InspectorTitle node={selected} what={wordsOf(selected).what} />,
          actions: selected?.checkpoint && (
            <IconButton label={t('rename')} keys="f2" onClick={() => setRenamed(selected.branchName)}>
              <Pencil size={14} aria-hidden />
            </IconButton>
          ),
          body:
            selected === null || checkpoints === undefined ? (
              <p className="small p-4 text-text-3">
                {t('pickHint')} {t('compareHint')}
              </p>
            ) : (
              <CheckpointInspector
                {...{ videoId, checkpoints }}
                node={selected}
                a={checkpointOf(address.a)}
                b={checkpointOf(address.b)}
                onMark={mark}
              />
            ),
          onClose: () => setInspecting(false),
          isOpen: isInspecting && selected !== null,
        }}
        footer={null}
      />
      {renamed !== null && (
        <RenameBranchDialog
          videoId={videoId}
          branchName={renamed}
          taken={new Set(tree.nodes.map(({ branchName }) => branchName))}
          onClose={() => setRenamed(null)}
        />
      )}
    </>
  );
}

function InspectorTitle({ node, what }: { readonly node: TreeNode; readonly what: string }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <BranchChip name={node.branchName} className="max-w-[60%]" />
      <span className="small min-w-0 truncate text-text-2">{what}</span>
    </span>
  );
}

/** What both looks of the tree are given. */
function useTreeView(
  videoId: string,
  { shown, tree, currentId }: BranchPageData,
  {
    address,
    onAddress,
    onInspect,
  }: {
    readonly address: BranchesAddress;
    readonly onAddress: (part: Partial<BranchesAddress>) => void;
    readonly onInspect: () => void;
  },
): TreeViewProps {
  const t = useBranchesText();
  const navigate = useNavigate();
  const { at, a, b } = address;
  const marks = useMemo((): Marks => ({ a, b }), [a, b]);
  const onSelect = useCallback((id: string) => onAddress({ at: id }), [onAddress]);
  const onPress = useCallback(
    (id: string, isMark: boolean) => {
      if (!isMark || id === makingId) {
        onInspect();
        return onAddress({ at: id });
      }
      const next = markNode(marks, id);
      const side = id === next.a ? 'A' : id === next.b ? 'B' : null;
      const what = tree.byId.get(id)?.branchName;
      announce(side === null ? t('unmarked', { what }) : t('marked', { what, side }));
      onAddress({ at: id, ...next });
    },
    [marks, onAddress, onInspect, t, tree],
  );
  const onOpen = useCallback(
    (id: string) => {
      if (id === makingId) void navigate({ to: '/videos/$videoId', params: { videoId } });
      else void navigate({ to: '/videos/$videoId/at/$checkpointId', params: { videoId, checkpointId: id } });
    },
    [navigate, videoId],
  );
  return { tree: shown, selectedId: at, marks, homeId: currentId, onSelect, onPress, onOpen };
}

function Stage({
  videoId,
  data,
  view,
  address,
  onAddress,
}: {
  readonly videoId: string;
  readonly data: BranchPageData;
  readonly view: TreeViewProps;
  readonly address: BranchesAddress;
  readonly onAddress: (part: Partial<BranchesAddress>) => void;
}) {
  const t = useBranchesText();
  const isPhone = usePhone();
  const [look, setLook] = useRemembered<'tree' | 'list'>('branches-look', 'tree');
  const { tree, shown, checkpoints, error } = data;
  const isList = isPhone || look === 'list';
  const [a, b] = [tree.byId.get(address.a ?? '') ?? null, tree.byId.get(address.b ?? '') ?? null];
  const branches = new Set(tree.nodes.map(({ branchName }) => branchName)).size;
  return (
    <div className="flex h-full flex-col bg-stage">
      <BranchesHead
        counts={{ branches, checkpoints: checkpoints?.length ?? 0 }}
        spentUsd={data.spentUsd}
        show={address.show}
        onShow={(show) => onAddress({ show })}
        q={address.q}
        onSearch={(q) => onAddress({ q })}
      >
        {!isPhone && (
          <Segmented
            label={t('how')}
            value={look}
            onChange={setLook}
            options={[
              { value: 'tree', label: t('tree') },
              { value: 'list', label: t('list') },
            ]}
          />
        )}
      </BranchesHead>
      {checkpoints === undefined ? (
        <Waiting error={error} />
      ) : shown.nodes.length === 0 ? (
        <NothingShown address={address} isEmpty={tree.nodes.length === 0} onAddress={onAddress} />
      ) : isList ? (
        <ListedTree {...view} />
      ) : (
        <Suspense fallback={<Waiting error={null} />}>
          <DrawnTree {...view} />
        </Suspense>
      )}
      {a !== null && <CompareBar videoId={videoId} a={a} b={b} onClear={() => onAddress({ a: null, b: null })} />}
    </div>
  );
}

function Waiting({ error }: { readonly error: unknown }): ReactNode {
  if (error !== null) {
    return (
      <div className="p-5">
        <ProblemNote problem={problemOf(error)} />
      </div>
    );
  }
  return (
    <div className="flex flex-1 gap-[106px] overflow-hidden px-6 pt-16" aria-hidden>
      {[0, 1, 2, 3].map((column) => (
        <Skeleton key={column} className="h-[90px] w-40 shrink-0" />
      ))}
    </div>
  );
}

function NothingShown({
  address,
  isEmpty,
  onAddress,
}: {
  readonly address: BranchesAddress;
  readonly isEmpty: boolean;
  readonly onAddress: (part: Partial<BranchesAddress>) => void;
}) {
  const t = useBranchesText();
  const title = (): string => {
    if (isEmpty) return t('empty');
    if (address.q !== '') return t('nothingFound', { q: address.q });
    return t(address.show === 'finals' ? 'nothingFinal' : 'nothingRunning');
  };
  return (
    <div className="flex-1 px-5">
      <EmptyNote
        title={title()}
        action={!isEmpty && <Button onClick={() => onAddress({ show: 'all', q: '' })}>{t('showAll')}</Button>}
      >
        {isEmpty && t('emptyText')}
      </EmptyNote>
    </div>
  );
}
