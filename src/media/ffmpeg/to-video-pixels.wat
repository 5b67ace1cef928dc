;; RGBA to planar 4:2:0, BT.709, studio range: what `to-video-pixels.ts` describes, 16 pixels of two lines at a time.
;; Written into `to-video-pixels.wasm` by `node scripts/write-pixel-program.ts`.
;;
;; Whole numbers only, in 32 bits, so every processor gives the same bytes. A pixel is four bytes, red first. Read as two
;; 16-bit numbers it is (red, blue) after `and 0x00ff00ff`, and (green, alpha) after a shift by 8 bits: one
;; `i32x4.dot_i16x8_s` then multiplies and adds a pair for each of four pixels. Alpha's factor is 0.
(module
  (memory (export "memory") 5)

  ;; Brightness of four pixels as 32-bit numbers: (11966 R + 40254 G + 4064 B + 1081344) >> 16. Green's factor does not fit
  ;; into 16 signed bits, so half of it is used, twice.
  (func $brightness (param $redBlue v128) (param $greenAlpha v128) (result v128)
    (i32x4.shr_u
      (i32x4.add
        (i32x4.add
          (i32x4.dot_i16x8_s (local.get $redBlue) (v128.const i16x8 11966 4064 11966 4064 11966 4064 11966 4064))
          (i32x4.shl
            (i32x4.dot_i16x8_s (local.get $greenAlpha) (v128.const i16x8 20127 0 20127 0 20127 0 20127 0))
            (i32.const 1)))
        (v128.const i32x4 1081344 1081344 1081344 1081344))
      (i32.const 16)))

  ;; Blue difference of four squares, from the sums of their four pixels: (28785 B - 6596 R - 22189 G + 33685504) >> 18.
  (func $blueDifference (param $redBlue v128) (param $greenAlpha v128) (result v128)
    (i32x4.shr_s
      (i32x4.add
        (i32x4.add
          (i32x4.dot_i16x8_s (local.get $redBlue)
            (v128.const i16x8 -6596 28785 -6596 28785 -6596 28785 -6596 28785))
          (i32x4.dot_i16x8_s (local.get $greenAlpha) (v128.const i16x8 -22189 0 -22189 0 -22189 0 -22189 0)))
        (v128.const i32x4 33685504 33685504 33685504 33685504))
      (i32.const 18)))

  ;; Red difference: (28785 R - 26145 G - 2640 B + 33685504) >> 18.
  (func $redDifference (param $redBlue v128) (param $greenAlpha v128) (result v128)
    (i32x4.shr_s
      (i32x4.add
        (i32x4.add
          (i32x4.dot_i16x8_s (local.get $redBlue)
            (v128.const i16x8 28785 -2640 28785 -2640 28785 -2640 28785 -2640))
          (i32x4.dot_i16x8_s (local.get $greenAlpha) (v128.const i16x8 -26145 0 -26145 0 -26145 0 -26145 0)))
        (v128.const i32x4 33685504 33685504 33685504 33685504))
      (i32.const 18)))

  ;; Adds neighbours: eight numbers of 32 bits in, four out, each half of 16 bits for itself.
  (func $addNeighbours (param $first v128) (param $second v128) (result v128)
    (i16x8.add
      (i8x16.shuffle 0 1 2 3 8 9 10 11 16 17 18 19 24 25 26 27 (local.get $first) (local.get $second))
      (i8x16.shuffle 4 5 6 7 12 13 14 15 20 21 22 23 28 29 30 31 (local.get $first) (local.get $second))))

  ;; Four numbers of four each to sixteen bytes.
  (func $toBytes (param $a v128) (param $b v128) (param $c v128) (param $d v128) (result v128)
    (i8x16.narrow_i16x8_u
      (i16x8.narrow_i32x4_s (local.get $a) (local.get $b))
      (i16x8.narrow_i32x4_s (local.get $c) (local.get $d))))

  ;; Converts `lines` lines (even) of `width` pixels (even, at least 16) at `from`. Brightness goes to `to`, the
  ;; differences to `blue` and `red`. The last 16 pixels of a line are converted as such: where `width` is no multiple of
  ;; 16, some of them for a second time, with the same result. The loop is one long function because V8 only puts small
  ;; ones into their caller.
  (func (export "convert")
    (param $from i32) (param $width i32) (param $lines i32) (param $to i32) (param $blue i32) (param $red i32)
    (local $column i32) (local $last i32) (local $address i32) (local $target i32) (local $mask v128)
    (local $p0 v128) (local $p1 v128) (local $p2 v128) (local $p3 v128)
    (local $g0 v128) (local $g1 v128) (local $g2 v128) (local $g3 v128)
    (local $redBlue0 v128) (local $redBlue1 v128) (local $green0 v128) (local $green1 v128)
    (local.set $last (i32.sub (local.get $width) (i32.const 16)))
    (local.set $mask (v128.const i32x4 0x00ff00ff 0x00ff00ff 0x00ff00ff 0x00ff00ff))
    (loop $lines
      (local.set $column (i32.const 0))
      (loop $columns
        ;; Sixteen pixels of the upper line: their brightness, and the sums of neighbours.
        (local.set $address (i32.add (local.get $from) (i32.shl (local.get $column) (i32.const 2))))
        (local.set $target (i32.add (local.get $to) (local.get $column)))
        (local.set $p0 (v128.load (local.get $address)))
        (local.set $p1 (v128.load offset=16 (local.get $address)))
        (local.set $p2 (v128.load offset=32 (local.get $address)))
        (local.set $p3 (v128.load offset=48 (local.get $address)))
        (local.set $g0 (i16x8.shr_u (local.get $p0) (i32.const 8)))
        (local.set $g1 (i16x8.shr_u (local.get $p1) (i32.const 8)))
        (local.set $g2 (i16x8.shr_u (local.get $p2) (i32.const 8)))
        (local.set $g3 (i16x8.shr_u (local.get $p3) (i32.const 8)))
        (local.set $p0 (v128.and (local.get $p0) (local.get $mask)))
        (local.set $p1 (v128.and (local.get $p1) (local.get $mask)))
        (local.set $p2 (v128.and (local.get $p2) (local.get $mask)))
        (local.set $p3 (v128.and (local.get $p3) (local.get $mask)))
        (v128.store (local.get $target)
          (call $toBytes
            (call $brightness (local.get $p0) (local.get $g0))
            (call $brightness (local.get $p1) (local.get $g1))
            (call $brightness (local.get $p2) (local.get $g2))
            (call $brightness (local.get $p3) (local.get $g3))))
        (local.set $redBlue0 (call $addNeighbours (local.get $p0) (local.get $p1)))
        (local.set $redBlue1 (call $addNeighbours (local.get $p2) (local.get $p3)))
        (local.set $green0 (call $addNeighbours (local.get $g0) (local.get $g1)))
        (local.set $green1 (call $addNeighbours (local.get $g2) (local.get $g3)))
        ;; The sixteen below them, added to the sums.
        (local.set $address (i32.add (local.get $address) (i32.shl (local.get $width) (i32.const 2))))
        (local.set $target (i32.add (local.get $target) (local.get $width)))
        (local.set $p0 (v128.load (local.get $address)))
        (local.set $p1 (v128.load offset=16 (local.get $address)))
        (local.set $p2 (v128.load offset=32 (local.get $address)))
        (local.set $p3 (v128.load offset=48 (local.get $address)))
        (local.set $g0 (i16x8.shr_u (local.get $p0) (i32.const 8)))
        (local.set $g1 (i16x8.shr_u (local.get $p1) (i32.const 8)))
        (local.set $g2 (i16x8.shr_u (local.get $p2) (i32.const 8)))
        (local.set $g3 (i16x8.shr_u (local.get $p3) (i32.const 8)))
        (local.set $p0 (v128.and (local.get $p0) (local.get $mask)))
        (local.set $p1 (v128.and (local.get $p1) (local.get $mask)))
        (local.set $p2 (v128.and (local.get $p2) (local.get $mask)))
        (local.set $p3 (v128.and (local.get $p3) (local.get $mask)))
        (v128.store (local.get $target)
          (call $toBytes
            (call $brightness (local.get $p0) (local.get $g0))
            (call $brightness (local.get $p1) (local.get $g1))
            (call $brightness (local.get $p2) (local.get $g2))
            (call $brightness (local.get $p3) (local.get $g3))))
        (local.set $redBlue0 (i16x8.add (local.get $redBlue0) (call $addNeighbours (local.get $p0) (local.get $p1))))
        (local.set $redBlue1 (i16x8.add (local.get $redBlue1) (call $addNeighbours (local.get $p2) (local.get $p3))))
        (local.set $green0 (i16x8.add (local.get $green0) (call $addNeighbours (local.get $g0) (local.get $g1))))
        (local.set $green1 (i16x8.add (local.get $green1) (call $addNeighbours (local.get $g2) (local.get $g3))))
        ;; Eight blue differences and eight red ones.
        (local.set $p0
          (call $toBytes
            (call $blueDifference (local.get $redBlue0) (local.get $green0))
            (call $blueDifference (local.get $redBlue1) (local.get $green1))
            (call $redDifference (local.get $redBlue0) (local.get $green0))
            (call $redDifference (local.get $redBlue1) (local.get $green1))))
        (local.set $address (i32.shr_u (local.get $column) (i32.const 1)))
        (v128.store64_lane 0 (i32.add (local.get $blue) (local.get $address)) (local.get $p0))
        (v128.store64_lane 1 (i32.add (local.get $red) (local.get $address)) (local.get $p0))
        (if (i32.lt_s (local.get $column) (local.get $last))
          (then
            (local.set $column (i32.add (local.get $column) (i32.const 16)))
            (if (i32.gt_s (local.get $column) (local.get $last)) (then (local.set $column (local.get $last))))
            (br $columns))))
      (local.set $from (i32.add (local.get $from) (i32.shl (local.get $width) (i32.const 3))))
      (local.set $to (i32.add (local.get $to) (i32.shl (local.get $width) (i32.const 1))))
      (local.set $blue (i32.add (local.get $blue) (i32.shr_u (local.get $width) (i32.const 1))))
      (local.set $red (i32.add (local.get $red) (i32.shr_u (local.get $width) (i32.const 1))))
      (local.set $lines (i32.sub (local.get $lines) (i32.const 2)))
      (br_if $lines (i32.gt_s (local.get $lines) (i32.const 0))))))
