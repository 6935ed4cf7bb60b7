interface Digest {
  update(bytes: Uint8Array): unknown;
}

/** A file piece by piece, hashed on the way: of a large one nothing is held. The page may draw in between. */
export async function* bytesOf(file: Blob, digest: Digest): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  for (;;) {
    const { value } = await reader.read();
    if (value === undefined) return;
    digest.update(value);
    yield value;
  }
}

export const aMoment = (milliseconds = 0): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
