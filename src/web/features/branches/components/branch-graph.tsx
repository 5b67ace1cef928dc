import { MiniMap, ReactFlow, ReactFlowProvider, useReactFlow, useStore, useStoreApi, type Node } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { useEffect, useMemo, useRef, type CSSProperties, type MouseEvent } from 'react';
import { useReducedMotion } from '../../../lib/use-media-query.ts';
import { treeSizes, type Place } from '../layout-tree.ts';
import type { TreeViewProps } from '../tree-view-props.ts';
import { useNodeWords } from '../use-node-words.ts';
import { PhaseLines, PhaseNames } from './phase-columns.tsx';
import { TreeControls } from './tree-controls.tsx';
import { TreeDetailContext, TreeNodeCard, type NodeLook, type TreeDetail } from './tree-node-card.tsx';
import { TreeLines } from './tree-lines.tsx';

type FlowNode = Node<NodeLook, 'checkpoint'>;

type GraphProps = TreeViewProps & { readonly places: ReadonlyMap<string, Place> };

const nodeTypes = { checkpoint: TreeNodeCard };
const margin = { x: 24, y: 36 } as const;

/** The tree as a drawing that is moved about. What it shows is said by the list, which takes the keys as well. */
export function BranchGraph(props: GraphProps) {
  return (
    <ReactFlowProvider>
      <Graph {...props} />
    </ReactFlowProvider>
  );
}

function Graph({ tree, places, selectedId, marks, homeId, onPress, onOpen }: GraphProps) {
  const nodes = useFlowNodes({ tree, places, selectedId, marks });
  const detail = useStore(({ transform: [, , zoom] }): TreeDetail =>
    zoom < 0.3 ? 'dot' : zoom < 0.6 ? 'picture' : 'all',
  );
  const dotPixels = useStore(({ transform: [, , zoom] }) => Math.round(Math.min(110, 12 / zoom)));
  useInView({ places, selectedId, homeId });
  const extent = useMemo(() => extentOf(places), [places]);
  const press = (event: MouseEvent, { id }: FlowNode): void => onPress(id, event.shiftKey);
  return (
    <TreeDetailContext value={detail}>
      <PhaseLines />
      <ReactFlow<FlowNode>
        aria-hidden
        style={{ '--dot': `${dotPixels}px` } as CSSProperties}
        nodes={nodes}
        nodeTypes={nodeTypes}
        onNodeClick={press}
        onNodeDoubleClick={(_event, { id }) => onOpen(id)}
        onlyRenderVisibleElements
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        panActivationKeyCode={null}
        zoomOnDoubleClick={false}
        panOnScroll
        minZoom={0.1}
        maxZoom={1.5}
        translateExtent={extent}
        defaultViewport={{ ...margin, zoom: 1 }}
        proOptions={{ hideAttribution: true }}
      >
        <TreeLines tree={tree} places={places} chosenId={selectedId} />
        <MiniMap<FlowNode>
          pannable
          zoomable
          position="bottom-left"
          ariaLabel={null}
          nodeColor={({ data }) => (data.isSelected || data.mark !== null ? 'var(--accent)' : 'var(--edge)')}
          nodeStrokeWidth={0}
          nodeBorderRadius={0}
          bgColor="var(--raised)"
          maskColor="color-mix(in oklab, var(--stage) 70%, transparent)"
          style={{
            width: mapWidth,
            height: mapHeightOf(places),
            margin: '0 0 72px 20px',
            borderRadius: 6,
            overflow: 'hidden',
          }}
        />
      </ReactFlow>
      <PhaseNames />
      <TreeControls />
    </TreeDetailContext>
  );
}

/** The nodes as the drawing wants them; those that look as before are the same objects as before. */
function useFlowNodes({
  tree,
  places,
  selectedId,
  marks,
}: Pick<GraphProps, 'tree' | 'places' | 'selectedId' | 'marks'>): FlowNode[] {
  const wordsOf = useNodeWords();
  const plain = useMemo(
    () =>
      tree.nodes.map((node): FlowNode => {
        const data: NodeLook = { node, words: wordsOf(node), isSelected: false, mark: null };
        const position = places.get(node.id) ?? { x: 0, y: 0 };
        return { id: node.id, type: 'checkpoint', position, data, width: treeSizes.width, height: treeSizes.height };
      }),
    [tree, places, wordsOf],
  );
  return useMemo(() => {
    const { a, b } = marks;
    return plain.map((node) => {
      const isSelected = node.id === selectedId;
      const mark = node.id === a ? 'A' : node.id === b ? 'B' : null;
      return isSelected || mark !== null ? { ...node, data: { ...node.data, isSelected, mark } } : node;
    });
  }, [plain, selectedId, marks]);
}

/** Begins where one comes from, and follows what is selected by key. */
function useInView({ places, selectedId, homeId }: Pick<GraphProps, 'places' | 'selectedId' | 'homeId'>): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const isReady = useStore(({ width, panZoom }) => width > 0 && panZoom !== null);
  const isCalm = useReducedMotion();
  const hasBegun = useRef(false);
  useEffect(() => {
    if (!isReady) return;
    const place = places.get(selectedId ?? (hasBegun.current ? '' : (homeId ?? '')));
    const { width, height, transform } = store.getState();
    const isFirst = !hasBegun.current;
    hasBegun.current = true;
    if (place === undefined || isInside(place, transform, width, height)) return;
    const [, , zoom] = transform;
    const duration = isFirst || isCalm ? 0 : 220;
    void flow.setCenter(place.x + treeSizes.width / 2, place.y + treeSizes.height / 2, { zoom, duration });
  }, [flow, store, isReady, isCalm, places, selectedId, homeId]);
}

function isInside(
  { x, y }: Place,
  [left, top, zoom]: readonly [number, number, number],
  width: number,
  height: number,
): boolean {
  const [startX, startY] = [x * zoom + left, y * zoom + top];
  const [endX, endY] = [startX + treeSizes.width * zoom, startY + treeSizes.height * zoom];
  return startX >= 0 && startY >= 0 && endX <= width && endY <= height;
}

const mapWidth = 120;

/** A tall tree has a tall map, so that its branches can be told from each other. */
function mapHeightOf(places: ReadonlyMap<string, Place>): number {
  const rows = new Set([...places.values()].map(({ y }) => y)).size;
  return Math.min(240, Math.max(72, rows * 12));
}

/** How far the tree may be moved: some of it always stays in sight. */
function extentOf(places: ReadonlyMap<string, Place>): [[number, number], [number, number]] {
  const bottom = Math.max(0, ...[...places.values()].map(({ y }) => y)) + treeSizes.height;
  const room = 700;
  return [
    [-room, -room],
    [treeSizes.columnPitch * 4 + room, bottom + room],
  ];
}
