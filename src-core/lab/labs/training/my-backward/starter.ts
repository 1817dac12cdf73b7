/** What the editor holds at first: a start that trains the last layer alone, in the shapes that are asked for. */
export const STARTER = `function backward(A, b, x, sigma, dsigma) {
  // A[l] is a matrix as a list of rows, b[l] a list, x a list.
  const last = A.length - 1;
  let y = x;
  for (let l = 0; l < last; l++)
    y = A[l].map((row, i) => sigma(row.reduce((sum, w, j) => sum + w * y[j], b[l][i])));

  // So far only the last layer learns: all other gradients are 0.
  const dA = A.map((rows) => rows.map((row) => row.map(() => 0)));
  const db = b.map((list) => list.map(() => 0));
  dA[last] = [y];
  db[last] = [1];
  return { dA, db };
}
`;
