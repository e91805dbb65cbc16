// SPDX-License-Identifier: GPL-3.0-or-later
//
// DuckDB as a peer of the day file: the same flows, the same questions, one thread. Prints one JSON
// line a measurement, like bench_store. Only for benchmarks: nothing links it.
//   node duckdb.mjs MODULES load BIN DB       BIN is 64-byte records of gentrace, see bench_store.cpp
//   node duckdb.mjs MODULES query DB REPEATS
// MODULES is the folder whose node_modules holds @duckdb/node-api.
import { createRequire } from 'node:module';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';

const [modules, what, first, second] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(resolve(modules) + '/')('@duckdb/node-api');

const RECORD = 64;
const BLOCK = 65536;

async function load(bin, path) {
  const instance = await DuckDBInstance.create(path, { threads: '1' });
  const db = await instance.connect();
  await db.run(`CREATE TABLE flow(start UBIGINT, "end" UBIGINT, src UINTEGER, dst UINTEGER,
    packets UINTEGER, bytes UINTEGER, sport USMALLINT, dport USMALLINT, proto UTINYINT,
    flags UTINYINT)`);
  const appender = await db.createAppender('flow');
  const file = openSync(bin, 'r');
  const block = Buffer.alloc(RECORD * BLOCK);
  const size = fstatSync(file).size;
  for (let at = 0; at < size;) {
    const got = readSync(file, block, 0, block.length, at);
    at += got;
    for (let r = 0; r + RECORD <= got; r += RECORD) {
      appender.appendUBigInt(block.readBigUInt64LE(r));
      appender.appendUBigInt(block.readBigUInt64LE(r + 8));
      for (let field = 16; field < 32; field += 4)
        appender.appendUInteger(block.readUInt32LE(r + field));
      appender.appendUSmallInt(block.readUInt16LE(r + 32));
      appender.appendUSmallInt(block.readUInt16LE(r + 34));
      appender.appendUTinyInt(block[r + 40]);
      appender.appendUTinyInt(block[r + 41]);
      appender.endRow();
    }
    appender.flushSync();
  }
  appender.closeSync();
  closeSync(file);
  await db.run('CHECKPOINT');
}

const QUESTIONS = {
  Q1: `SELECT count(*), sum(bytes) FROM flow WHERE src BETWEEN 171970560 AND 171974655
    AND dport = 443 AND bytes > 10000`,
  Q3: 'SELECT src, sum(bytes) AS b FROM flow GROUP BY src ORDER BY b DESC LIMIT 10',
  Q4s: `SELECT src, dst, dport, proto, sum(bytes) AS b FROM flow WHERE dport < 10000
    GROUP BY src, dst, dport, proto ORDER BY b DESC LIMIT 10`,
};

async function query(path, repeats) {
  const instance = await DuckDBInstance.create(path, { threads: '1', access_mode: 'READ_ONLY' });
  const db = await instance.connect();
  for (const [name, sql] of Object.entries(QUESTIONS)) {
    const cpu = [];
    const wall = [];
    let row;
    for (let i = 0; i < repeats; ++i) {
      const before = process.cpuUsage();
      const begin = process.hrtime.bigint();
      row = (await db.runAndReadAll(sql)).getRows()[0];
      const used = process.cpuUsage(before);
      cpu.push((used.user + used.system) / 1e6);
      wall.push(Number(process.hrtime.bigint() - begin) / 1e9);
    }
    const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
    const answer = name === 'Q1' ? row.join(' ') : String(row[row.length - 1]);
    console.log(JSON.stringify({ what: name, cpu: median(cpu), wall: median(wall), answer }));
  }
}

if (what === 'load') await load(first, second);
else await query(first, Number(second));
