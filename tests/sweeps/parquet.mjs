// node parquet.mjs FILE: the rows of a Parquet file as JSON, read by hyparquet.
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";

const rows = await parquetReadObjects({ file: await asyncBufferFromFile(process.argv[2]) });
console.log(JSON.stringify(rows));
