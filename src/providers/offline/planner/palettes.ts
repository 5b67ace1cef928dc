import type { ArchetypeId } from '#domain/archetype-id.ts';
import type { Palette } from '#domain/spec.ts';

function palette(
  night: string,
  hot: string,
  field: string,
  pale: string,
  ink: string,
  paper: string,
  accent: string,
): Palette {
  return { night, hot, field, pale, ink, paper, accent };
}

/** Palettes by hand: one dominant, one counter, one spark. On every ground ink or paper reaches 4.5 : 1 (tested). */
export const palettes: Readonly<Record<ArchetypeId, readonly Palette[]>> = {
  sport: [
    palette('#0b0a0c', '#ff4a17', '#ff9466', '#fff6ea', '#0a0a0c', '#fff6ea', '#ff5a24'),
    palette('#0c0f08', '#c8f31d', '#8fbf1a', '#f6fbe4', '#0b0d07', '#fbffef', '#d6ff2e'),
    palette('#070b1c', '#1f44ff', '#8fb0ff', '#eef3ff', '#070b1c', '#ffffff', '#ffd21f'),
    palette('#120507', '#d90f2b', '#ff8a7a', '#fff1ee', '#120507', '#fff5f2', '#ff3b4e'),
    palette('#0d0716', '#6a1bff', '#b79bff', '#f4efff', '#0d0716', '#fbf8ff', '#c6ff3d'),
    palette('#04100f', '#00c2a8', '#7ddccd', '#eafbf8', '#04100f', '#f5fffd', '#ff5d2a'),
  ],
  luxury: [
    palette('#06140f', '#12573f', '#12352b', '#f4ecdc', '#0a1f18', '#f6efe0', '#d9bf90'),
    palette('#0a0b12', '#2a2f55', '#1d2140', '#efeae2', '#0d0f1c', '#f5f1e8', '#c9a86a'),
    palette('#120609', '#6d1528', '#3f0f1b', '#f6ebe4', '#1c080d', '#f8efe8', '#d8ab7c'),
    palette('#0b0b0c', '#3b3732', '#2a2724', '#f1ece4', '#121110', '#f6f2eb', '#cbb08a'),
    palette('#050f16', '#0f4a63', '#0d2f40', '#ecefea', '#071820', '#f3f5f0', '#c8b07a'),
    palette('#100a14', '#4b2556', '#2d1836', '#f2eaf0', '#170d1d', '#f7f0f5', '#d6b29a'),
  ],
  tech: [
    palette('#07080a', '#1f56ff', '#c9d3e6', '#f2f3f5', '#0a0c12', '#ffffff', '#5b86ff'),
    palette('#0a0713', '#5a2bff', '#cfc7ee', '#f4f2fb', '#0c0818', '#ffffff', '#9a7bff'),
    palette('#04110d', '#0b8457', '#bfe3d3', '#f0f6f3', '#06130e', '#ffffff', '#2fe08f'),
    palette('#0d0d0f', '#e8471c', '#e7d9d2', '#f6f4f2', '#0e0d0d', '#ffffff', '#ff7a45'),
    palette('#031015', '#007f9c', '#bfdfe6', '#eff6f8', '#04131a', '#ffffff', '#3fd0ee'),
    palette('#0c0c0e', '#26272d', '#d6d8dd', '#f3f4f5', '#0c0c0e', '#ffffff', '#c8f04a'),
  ],
  food: [
    palette('#24120b', '#b4532a', '#d99a63', '#fbf0dc', '#26120a', '#fff8e8', '#f2b04a'),
    palette('#1c1208', '#a8481c', '#e3b25c', '#fdf3dc', '#22140a', '#fff9ea', '#d9531e'),
    palette('#10190d', '#3f6b2a', '#a9c07a', '#f6f3df', '#131c0e', '#fbfaee', '#e88a2a'),
    palette('#230a0d', '#b3202c', '#e59a86', '#fdeee2', '#280b0e', '#fff6ee', '#f3b33d'),
    palette('#0f1518', '#1f5b66', '#8fbab4', '#f5efe1', '#0e1a1e', '#fbf7ec', '#ef7f4d'),
    palette('#1f0f17', '#8c2b57', '#dd9fb0', '#fcefe8', '#230f19', '#fff6f1', '#f0a53b'),
  ],
  beauty: [
    palette('#3a1409', '#b4512c', '#f0c0a2', '#fff4ea', '#4a1808', '#fffaf4', '#d9673a'),
    palette('#2a1220', '#a23a68', '#eebccb', '#fdf2f2', '#3a1326', '#fff9f9', '#d8487f'),
    palette('#13231c', '#3d6b52', '#bcd3bd', '#f4f6ec', '#13281e', '#fbfcf5', '#c98f5a'),
    palette('#1b1830', '#5a4f9c', '#c9c2e6', '#f5f3fb', '#1d1938', '#fbfaff', '#e08aa8'),
    palette('#2b1d12', '#8a5a34', '#e2c6a4', '#faf3e8', '#33210f', '#fffaf1', '#c4743a'),
    palette('#0f2530', '#2c6a80', '#b6d6dc', '#eff7f7', '#0f2b38', '#f9fdfd', '#ef8d77'),
  ],
  local: [
    palette('#13234f', '#d3301a', '#ffd257', '#fff3d6', '#13234f', '#fff8e6', '#e0371c'),
    palette('#12302a', '#c9431f', '#f3c66a', '#fdf4de', '#10302a', '#fff9ea', '#d9481f'),
    palette('#2a1236', '#b3265f', '#ffb84d', '#fff1df', '#2b1138', '#fff8ee', '#d52f6d'),
    palette('#0f2b3d', '#0e6f8c', '#ffcf6b', '#fdf3dd', '#0d2a3d', '#fff9ec', '#ef5b2a'),
    palette('#23180f', '#2f6b3c', '#f0c35a', '#fbf2dc', '#20170e', '#fffaec', '#cf4a1f'),
    palette('#1b1a4b', '#3a36c9', '#ff9f7a', '#fff0e4', '#17163f', '#fff8f2', '#ff5d3a'),
  ],
  problem: [
    palette('#1c252e', '#ffc928', '#8b98a5', '#fff6dc', '#12202b', '#fbfaf5', '#ffc928'),
    palette('#1d1f33', '#ff8a3d', '#9a9dbb', '#fff1e4', '#15172b', '#fbfaff', '#ff8a3d'),
    palette('#16282b', '#3ddc97', '#89a6a5', '#ecfbf3', '#0d2224', '#f8fffb', '#3ddc97'),
    palette('#241c2b', '#ff7aa8', '#a596b0', '#fff0f5', '#1f1527', '#fffafc', '#ff7aa8'),
    palette('#1a2438', '#5cc2ff', '#8fa2bf', '#ecf7ff', '#101b30', '#f9fcff', '#5cc2ff'),
    palette('#262320', '#f2643d', '#a59d93', '#fdf1e8', '#1c1916', '#fffaf5', '#ff7a50'),
  ],
  testimonial: [
    palette('#17211c', '#2f6b52', '#a9c3ae', '#f6f2e6', '#14221b', '#fcfaf2', '#d9793f'),
    palette('#1a1d33', '#3b4aa8', '#b3b9de', '#f4f2ec', '#171a30', '#fbfaf6', '#e8834a'),
    palette('#2a1712', '#a1452a', '#e0b294', '#faf0e4', '#2b1610', '#fff9f0', '#c4562f'),
    palette('#10222b', '#1f6479', '#a9cbd2', '#f2f3ee', '#0f232d', '#fafbf7', '#e0913a'),
    palette('#231628', '#76407f', '#cdb2d1', '#f6f0f2', '#221426', '#fdf9fb', '#d96a56'),
  ],
  music: [
    palette('#0a0507', '#c8102e', '#6b2a3a', '#f4eef0', '#0a0507', '#fff6f7', '#ff1f3d'),
    palette('#05060f', '#3b1dff', '#34307a', '#ececff', '#06061a', '#f6f5ff', '#00e5ff'),
    palette('#0b0410', '#a312c9', '#5a2a6e', '#f7ebfb', '#0c0412', '#fdf5ff', '#ff3ea5'),
    palette('#050c08', '#0c7d43', '#245741', '#e8f7ee', '#050d09', '#f3fff8', '#39ff88'),
    palette('#0c0804', '#c24a00', '#6d3a1c', '#fbefe4', '#0d0804', '#fff7ef', '#ff9d1e'),
    palette('#04090c', '#006f94', '#22505f', '#e6f5fa', '#040b0f', '#f3fcff', '#ffe14a'),
  ],
  playful: [
    palette('#1b1140', '#ffcc1f', '#7fd6c2', '#fff7e0', '#1a1040', '#fffdf5', '#ff4f79'),
    palette('#14204a', '#ff6b4a', '#9ad0ff', '#fff1ea', '#101b45', '#fffaf6', '#ffd23f'),
    palette('#0f2b2a', '#34d1bf', '#ffb3c7', '#effcfa', '#0d2a2b', '#f9fffe', '#ff5a5f'),
    palette('#2a0f3d', '#ff5fa2', '#ffd166', '#fff0f6', '#260d38', '#fffafd', '#7c3aed'),
    palette('#10233f', '#4fb3ff', '#c6f26b', '#eef8ff', '#0b1f3b', '#fafdff', '#ff7a2f'),
    palette('#1d2a10', '#a6e22e', '#ff9ecf', '#f7fde8', '#1a270e', '#fdfff5', '#7b3ff2'),
  ],
};
