import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyAuditFile, type VerifyOptions } from './audit-file.ts'

/** Lines as `docs/audit.md` describes them, written here by hand. */
function exportOf(count: number): string[] {
  const lines: string[] = []
  let previousHash = '0'.repeat(64)
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const before = `{"action":"token.refresh","actor":"admin","at":1900000000000,"details":`
    const after = `,"organizationId":null,"outcome":"success","previousHash":"${previousHash}","reason":null,"requestId":"r${sequence}","sequence":${sequence}}`
    const details = '{"familyId":"f","scopes":["a","é"]}'
    const hash = createHash('sha256')
      .update(before + JSON.stringify(details) + after)
      .digest('hex')
    lines.push(`${(before + details + after).slice(0, -1)},"hash":"${hash}"}`)
    previousHash = hash
  }
  return lines
}

const hashOf = (line: string | undefined): string => /"hash":"(\w+)"/.exec(line ?? '')?.[1] ?? ''

async function verify(lines: readonly string[], options: Partial<VerifyOptions> = {}) {
  async function* source(): AsyncGenerator<string> {
    yield* lines
  }
  return verifyAuditFile(source(), { isSelection: false, ...options })
}

describe('an exported audit log', () => {
  it('is verified by its own hashes, without the server', async () => {
    const lines = exportOf(3)
    expect(await verify(lines)).toEqual({ isIntact: true, records: 3, head: hashOf(lines[2]) })
    expect(await verify([])).toEqual({ isIntact: true, records: 0 })
  })

  it('shows a changed record, a missing one, and one out of its place (AUD-04)', async () => {
    const [first = '', second = '', third = ''] = exportOf(3)
    const changed = second.replace('"admin"', '"nobody"')
    expect(await verify([first, changed, third])).toEqual({
      isIntact: false,
      sequence: 2,
      problem: 'changed',
    })
    expect(await verify([first, third])).toEqual({ isIntact: false, sequence: 2, problem: 'missing' })
    expect(await verify([second, third])).toMatchObject({ sequence: 1, problem: 'missing' })
    const renumbered = third.replace('"sequence":3', '"sequence":2')
    expect(await verify([first, renumbered])).toMatchObject({ sequence: 2, problem: 'out_of_chain' })
  })

  it('shows against a noted checkpoint that its end was cut off, or is another one (AUD-05)', async () => {
    const lines = exportOf(3)
    const noted = { records: 3, head: hashOf(lines[2]) }
    expect(await verify(lines, { noted })).toMatchObject({ isIntact: true })
    expect(await verify(lines.slice(0, 2), { noted })).toMatchObject({ sequence: 3, problem: 'cut_off' })
    const other = { records: 2, head: 'ab'.repeat(32) }
    expect(await verify(lines, { noted: other })).toMatchObject({ sequence: 2, problem: 'not_as_noted' })
  })

  it('may be a selection: then each record is verified, and the links that are there', async () => {
    const [first = '', second = '', third = ''] = exportOf(3)
    expect(await verify([first, third], { isSelection: true })).toMatchObject({ isIntact: true })
    const changed = third.replace('"r3"', '"r9"')
    expect(await verify([first, changed], { isSelection: true })).toMatchObject({
      sequence: 3,
      problem: 'changed',
    })
    const unlinked = second.replace(hashOf(first), '0'.repeat(64))
    expect(await verify([first, unlinked], { isSelection: true })).toMatchObject({ problem: 'out_of_chain' })
    expect(await verify([third, second], { isSelection: true })).toMatchObject({ problem: 'out_of_chain' })
  })

  it.each(['{', '[]', 'null', '{"sequence":1}'])(
    'is refused by its line when it is none: %s',
    async (line) => {
      await expect(verify([line])).rejects.toThrow('line 1 is no record of an audit export')
    },
  )
})
