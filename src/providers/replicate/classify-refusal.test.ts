import { describe, expect, it } from 'vitest';
import { classifyPredictionError, classifyRefusal } from './classify-refusal.ts';

describe('classifyPredictionError', () => {
  it.each([
    [
      'The input or output was flagged as sensitive. Please try again with different inputs. (E005) (x1Yz)',
      'content_input',
    ],
    ['The output was flagged as sensitive. (E005)', 'content_output'],
    ['The prompt was flagged by our moderation.', 'content_input'],
    ['input new_sensitive, request refused (1026)', 'content_input'],
    ['output new_sensitive (1027)', 'content_output'],
    ['NSFW content detected. Try running it again, or try a different prompt.', 'content_output'],
    ['Exception: All generated images contained NSFW content. Try running it again.', 'content_output'],
    ['InputTextSensitiveContentDetected', 'content_input'],
    ['InputImageSensitiveContentDetected.PrivacyInformation: may contain real person', 'content_privacy'],
    ['OutputVideoSensitiveContentDetected', 'content_output'],
    ['The image shows a recognizable face and was refused', 'content_privacy'],
    ['Failure to pass the risk control system', 'content_input'],
    ['', 'transient'],
    ['Prediction failed', 'transient'],
    ['E1000: unknown error', 'transient'],
    ['Timed out starting the model (E6716)', 'transient'],
    ['E1001: out of memory', 'permanent'],
    ['CUDA out of memory. Tried to allocate 2 GiB', 'permanent'],
    ['E4875: webhook URL is empty', 'permanent'],
    ['ValueError: num_frames must be between 81 and 121', 'permanent'],
    ['cannot identify image file', 'permanent'],
    // Bare words prove nothing.
    ['Director: unexpected error handling prediction; the safety margin of a sensitive sensor', 'transient'],
    ['model E10050 crashed', 'transient'],
  ])('%s', (error, failure) => expect(classifyPredictionError(error)).toBe(failure));
});

describe('classifyRefusal', () => {
  it('leaves what is no refusal of content alone', () => {
    expect(classifyRefusal('- input.duration: must be one of 6, 10')).toBeNull();
    expect(classifyRefusal('Insufficient credit. Visit billing to enable safety features')).toBeNull();
  });
});
