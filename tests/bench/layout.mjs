// Lays out one case with a program that runs in node: `node layout.mjs viz|dagre|elk CASE.json`.
// Says how long it took after one small drawing, and what came of it, as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.cwd()}/tests/tools/node_modules/`);
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const [peer, file] = process.argv.slice(2);
const given = JSON.parse(readFileSync(file, "utf8"));
const small = { ...given, heights: [53, 53, 53], edges: [[0, 1], [0, 2]], dot: "digraph{a->b}" };

const PEERS = {
  async viz() {
    const { instance } = await load("@viz-js/viz");
    const viz = await instance();
    return (it) => ({ plain: viz.renderString(it.dot, { format: "plain", yInvert: true }).replaceAll("\\\n", "") });
  },
  async dagre() {
    const loaded = await load("@dagrejs/dagre");
    const dagre = loaded.default ?? loaded;
    return (it) => {
      const graph = new dagre.graphlib.Graph();
      graph.setGraph({ rankdir: "LR", nodesep: it.row, ranksep: it.column, edgesep: it.row / 2 });
      graph.setDefaultEdgeLabel(() => ({}));
      it.heights.forEach((height, place) => graph.setNode(String(place), { width: it.width, height }));
      it.edges.forEach(([from, to]) => graph.setEdge(String(from), String(to)));
      dagre.layout(graph);
      return {
        boxes: it.heights.map((_, place) => {
          const { x, y, width, height } = graph.node(String(place));
          return [x - width / 2, y - height / 2, width, height];
        }),
        lines: it.edges.map(([from, to]) => graph.edge(String(from), String(to)).points.map(({ x, y }) => [x, y])),
      };
    };
  },
  async elk() {
    const ELK = require("elkjs");
    const elk = new ELK();
    return async (it) => {
      const done = await elk.layout({
        id: "root",
        layoutOptions: {
          "elk.algorithm": "layered",
          "elk.direction": "RIGHT",
          "elk.spacing.nodeNode": String(it.row),
          "elk.layered.spacing.nodeNodeBetweenLayers": String(it.column),
        },
        children: it.heights.map((height, place) => ({ id: String(place), width: it.width, height })),
        edges: it.edges.map(([from, to], place) => ({ id: `e${place}`, sources: [String(from)], targets: [String(to)] })),
      });
      return {
        boxes: done.children.map(({ x, y, width, height }) => [x, y, width, height]),
        lines: done.edges.map(({ sections: [one] }) => [one.startPoint, ...(one.bendPoints ?? []), one.endPoint].map(({ x, y }) => [x, y])),
      };
    };
  },
};

const draw = await PEERS[peer]();
await draw(small);
const start = performance.now();
const drawn = await draw(given);
console.log(JSON.stringify({ ms: performance.now() - start, ...drawn }));
