import { jsonReply, type Reply } from '../http/reply.ts';
import type { Exchange, Route } from '../http/route.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { createPrediction, modelOfCreate } from './create-prediction.ts';
import type { FileStore } from './file-store.ts';
import { listPredictions } from './list-predictions.ts';
import type { PredictionDesk } from './prediction-desk.ts';
import type { Prediction } from './prediction.ts';
import { replicateNotFound } from './replicate-refusal.ts';
import { createBody, createVersionBody, predictionPage, predictionReply } from './replicate-schemas.ts';
import { createThrottle } from './throttle.ts';

/** Predictions: create, get, cancel, list. */
export function predictionRoutes(world: SimulatorWorld, desk: PredictionDesk, files: FileStore): Route[] {
  const admit = createThrottle(world.time, world.options.createsPerMinute ?? 600);
  const find = ({ request }: Exchange): Prediction => {
    const prediction = desk.find(request.params['id'] ?? '');
    if (prediction === undefined || prediction.key !== request.key) throw replicateNotFound();
    return prediction;
  };
  const handle = (exchange: Exchange): Promise<Reply> => {
    admit(exchange.request.key);
    return createPrediction(world, desk, files, exchange);
  };
  const create = {
    name: 'predictions.create',
    method: 'POST',
    isCreate: true,
    modelOf: modelOfCreate,
    handle,
  } as const;
  const modelOf: Route['modelOf'] = ({ params }) => desk.find(params['id'] ?? '')?.model.name ?? null;
  return [
    { ...create, path: '/models/{owner}/{name}/predictions', body: createBody, reply: predictionReply },
    { ...create, path: '/predictions', body: createVersionBody, reply: predictionReply },
    {
      ...{ name: 'predictions.get', method: 'GET', path: '/predictions/{id}', reply: predictionReply, modelOf },
      handle: (exchange) => jsonReply(200, desk.view(find(exchange))),
    },
    {
      ...{
        name: 'predictions.cancel',
        method: 'POST',
        path: '/predictions/{id}/cancel',
        reply: predictionReply,
        modelOf,
      },
      handle(exchange) {
        const prediction = find(exchange);
        desk.cancel(prediction);
        return jsonReply(200, desk.view(prediction));
      },
    },
    {
      ...{ name: 'predictions.list', method: 'GET', path: '/predictions', reply: predictionPage },
      handle: ({ request }) => jsonReply(200, listPredictions(desk, request, world.origin())),
    },
  ];
}
