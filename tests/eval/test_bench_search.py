"""The search benchmark measures what it says: real builds, real searches, filters that leave something."""

from eval.bench_search import bench_search


def test_a_small_benchmark_builds_asks_and_reports() -> None:
    told: list[int] = []
    result = bench_search(2_350, questions=7, progress=told.append)
    assert (result.passages, result.questions, sum(told)) == (2_350, 7, 2_350)
    assert 0 < result.p50_ms <= result.p95_ms <= result.max_ms
    assert result.open_s > 0
    assert result.build_s > 0
    assert 20 < result.peak_memory_mb < 600  # of the searching process alone
    assert result.disk_mb * 2**20 > 2_350 * 384 * 4  # the vectors alone
    assert 0 < result.mean_matching < 2_350
