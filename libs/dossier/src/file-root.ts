import { GrowingTree, leafHash, toHex } from '@hieuhoc/transparency-log';

const encoder = new TextEncoder();

/** The RFC 9162 root over the lines of a file, and how many they are. */
export class FileRoot {
  private readonly tree = new GrowingTree();

  add(line: string): void {
    this.tree.push(leafHash(encoder.encode(line)));
  }

  get lines(): number {
    return this.tree.size;
  }

  get root(): string {
    return toHex(this.tree.root);
  }
}
