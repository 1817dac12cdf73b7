import { crc32, deflateRawSync } from 'node:zlib';

/** The fields of a header of a zip file, for tests to lie with. */
export interface RawFields {
  flags: number;
  method: number;
  stamp: number;
  crc: number;
  packed: number;
  size: number;
}

/** One entry, byte by byte; what is not given is as it should be. */
export interface RawEntry {
  name: string | Buffer;
  content?: Uint8Array | string;
  /** In place of the deflated content. */
  packed?: Buffer;
  isStored?: boolean;
  local?: Partial<RawFields> & { name?: string; extra?: Buffer };
  central?: Partial<RawFields> & { extra?: Buffer; comment?: string; offset?: number };
  host?: number;
  attributes?: number;
  /** Bytes in front of it that belong to no entry. */
  before?: Buffer;
  /** Only in the table: its content is that of another entry. */
  isGhost?: boolean;
}

export interface RawEnd {
  comment?: string;
  before?: Buffer;
  after?: Buffer;
  beforeEnd?: Buffer;
  count?: number;
  disk?: number;
  tableStart?: number;
}

/** A zip file of these entries, sound unless told otherwise. */
export function rawZip(entries: readonly RawEntry[], end: RawEnd = {}): Buffer {
  const bodies: Buffer[] = [];
  const rows: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content ?? '');
    const data = entry.packed ?? (entry.isStored ? content : deflateRawSync(content));
    const fields: RawFields = {
      flags: 0,
      method: entry.isStored ? 0 : 8,
      stamp: 0x00210000,
      crc: crc32(content),
      packed: data.length,
      size: content.length,
    };
    const before = entry.before ?? Buffer.alloc(0);
    const offset = at + before.length;
    if (!entry.isGhost) {
      const body = Buffer.concat([before, localHeader(entry, { ...fields, ...entry.local }), data]);
      bodies.push(body);
      at += body.length;
    }
    rows.push(tableRow(entry, { ...fields, ...entry.central }, entry.central?.offset ?? offset));
  }
  const { before = Buffer.alloc(0), beforeEnd = Buffer.alloc(0), after = Buffer.alloc(0) } = end;
  const table = Buffer.concat(rows);
  const count = end.count ?? entries.length;
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(end.disk ?? 0, 4);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(table.length, 12);
  record.writeUInt32LE(end.tableStart ?? at + before.length, 16);
  record.writeUInt16LE(end.comment?.length ?? 0, 20);
  const comment = Buffer.from(end.comment ?? '');
  return Buffer.concat([before, ...bodies, table, beforeEnd, record, comment, after]);
}

function localHeader({ name, local = {} }: RawEntry, fields: RawFields): Buffer {
  const nameBytes = Buffer.from(local.name ?? name);
  const { extra = Buffer.alloc(0) } = local;
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  writeFields(header, 6, fields);
  header.writeUInt16LE(nameBytes.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, nameBytes, extra]);
}

function tableRow(entry: RawEntry, fields: RawFields, offset: number): Buffer {
  const { name, central = {}, host = 0, attributes = 0 } = entry;
  const nameBytes = Buffer.from(name);
  const { extra = Buffer.alloc(0), comment = '' } = central;
  const row = Buffer.alloc(46);
  row.writeUInt32LE(0x02014b50, 0);
  row.writeUInt8(20, 4);
  row.writeUInt8(host, 5);
  row.writeUInt16LE(20, 6);
  writeFields(row, 8, fields);
  row.writeUInt16LE(nameBytes.length, 28);
  row.writeUInt16LE(extra.length, 30);
  row.writeUInt16LE(comment.length, 32);
  row.writeUInt32LE(attributes >>> 0, 38);
  row.writeUInt32LE(offset, 42);
  return Buffer.concat([row, nameBytes, extra, Buffer.from(comment)]);
}

function writeFields(target: Buffer, at: number, fields: RawFields): void {
  target.writeUInt16LE(fields.flags, at);
  target.writeUInt16LE(fields.method, at + 2);
  target.writeUInt32LE(fields.stamp, at + 4);
  target.writeUInt32LE(fields.crc, at + 8);
  target.writeUInt32LE(fields.packed, at + 12);
  target.writeUInt32LE(fields.size, at + 16);
}
