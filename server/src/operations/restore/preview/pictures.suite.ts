/** The first bytes of pictures of a given size: as much as says what they are. */

export function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(33)
  header.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  header.writeUInt32BE(13, 8)
  header.write('IHDR', 12, 'latin1')
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  header.set([8, 6, 0, 0, 0], 24)
  return header
}

export function gif(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.write('GIF89a', 0, 'latin1')
  header.writeUInt16LE(width, 6)
  header.writeUInt16LE(height, 8)
  return header
}

/** More than one frame: a screen, and pictures on it. */
export function animation(width: number, height: number): Buffer {
  return Buffer.concat([gif(width, height), Buffer.from([0x21, 0xff, 0x0b]), Buffer.from('NETSCAPE2.0')])
}

export function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc2, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1])
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  const application = Buffer.from([0xff, 0xe0, 0, 7, 0x4a, 0x46, 0x49, 0x46, 0])
  return Buffer.concat([Buffer.from([0xff, 0xd8]), application, frame])
}

export function webp(width: number, height: number): Buffer {
  const header = Buffer.alloc(30)
  header.write('RIFF', 0, 'latin1')
  header.write('WEBPVP8X', 8, 'latin1')
  header.writeUIntLE(width - 1, 24, 3)
  header.writeUIntLE(height - 1, 27, 3)
  return header
}
