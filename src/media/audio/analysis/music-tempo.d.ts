/** The package ships no types; this is the part of it we use. */
declare module 'music-tempo' {
  interface MusicTempoOptions {
    bufferSize?: number;
    hopSize?: number;
    /** Seconds between spectra: hopSize divided by the sample rate. */
    timeStep?: number;
  }
  /** Throws a string or an error when it finds no rhythm. */
  class MusicTempo {
    constructor(samples: Float32Array | number[], options?: MusicTempoOptions);
    readonly tempo: number | string;
    readonly beats: number[];
  }
  export = MusicTempo;
}
