/** The environment that points Beatboard at a simulator, with keys that it takes. */
export function simulatorSettings(origin: string): Readonly<Record<string, string>> {
  return {
    REPLICATE_API_TOKEN: 'r8_simulated',
    REPLICATE_BASE_URL: `${origin}/replicate/v1`,
    OPENAI_API_KEY: 'sk-simulated',
    OPENAI_BASE_URL: `${origin}/openai/v1`,
    XAI_API_KEY: 'xai-simulated',
    XAI_BASE_URL: `${origin}/xai/v1`,
    ANTHROPIC_API_KEY: 'sk-ant-simulated',
    ANTHROPIC_BASE_URL: `${origin}/anthropic/v1`,
    ELEVENLABS_API_KEY: 'el-simulated',
    ELEVENLABS_BASE_URL: `${origin}/elevenlabs/v1`,
    COMFYUI_URL: `${origin}/comfyui`,
  };
}
