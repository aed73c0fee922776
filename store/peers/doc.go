// Command peers measures the store at the sizes of offices small and large,
// against what others would have built it on: SQLite with FTS5, bleve, a bare
// bbolt file and a bare fsync, all in one run on the same documents. It is a
// module of its own, so that the peers are no dependencies of the program.
//
//	KYCUONG_BENCH_SIZES  numbers of documents, 20000,100000,1000000 by default
//	KYCUONG_BENCH_STEPS  some of fill,import,search,lists,add,start; all by default
//	KYCUONG_BENCH_DIR    folder in which the filled registers are kept and found again
//	                     by the next run; a temporary one by default
//
// It prints one table. Ratios are those of the peer's figure to ours: above one the
// peer takes longer. Those to a floor are ours to the floor.
package main
