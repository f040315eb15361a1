import type { Folder } from '@strongroom/api-client'
import { describe, expect, it } from 'vitest'
import { folderTree, visibleNodes, type FolderNode } from './folder-tree.ts'

const folder = (id: string, parent?: string, category: Folder['category'] = 'None'): Folder => ({
  id,
  name: id,
  type: 'None',
  category,
  description: '',
  mailboxId: 'm',
  _links: parent === undefined ? {} : { parent: { href: `/v8/x/folders/${encodeURIComponent(parent)}` } },
})

const drawn = (nodes: readonly FolderNode[]): string[] =>
  visibleNodes(nodes, new Set()).map((node) => `${'-'.repeat(node.level)}${node.folder.name}`)

describe('the folders of a mailbox', () => {
  it('stand below their parents, well-known ones first, then by name', () => {
    const tree = folderTree([
      folder('b'),
      folder('a/1', 'a+'),
      folder('a+'),
      folder('in', undefined, 'Inbox'),
    ])
    expect(drawn(tree)).toEqual(['-in', '-a+', '--a/1', '-b'])
  })

  it('are all there when a parent is missing, or is the folder itself', () => {
    expect(drawn(folderTree([folder('a', 'gone'), folder('b', 'b')]))).toEqual(['-a', '-b'])
  })

  it('are out of sight below a closed one', () => {
    const tree = folderTree([folder('a'), folder('b', 'a'), folder('c', 'b')])
    expect(visibleNodes(tree, new Set(['b'])).map((node) => node.folder.id)).toEqual(['a', 'b'])
    expect(visibleNodes(tree, new Set(['a'])).map((node) => node.folder.id)).toEqual(['a'])
  })
})
