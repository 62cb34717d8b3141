"""A run can be stopped, goes on where it was, and gives the same report in any way."""

import json
from concurrent.futures import Executor, Future, ThreadPoolExecutor

import pytest

from tests.made_calibration import TINY
from uncramp.cohort.calibrate import Grid, Kind, calibrate
from uncramp.cohort.calibrate._shards import Shard, live_shard
from uncramp.errors import BadValue, FileError, UnknownId

SHARDS = 3 + 3 + 2


class Backwards(Executor):
    """Does nothing until it is asked for the last shard, then all of them from the end."""

    def __init__(self):
        self.waiting = []
        self.done = 0

    def submit(self, task, /, *args, **more):
        future = Future()
        self.waiting.append((future, task, args, more))
        if len(self.waiting) == SHARDS:
            for held, work, given, named in reversed(self.waiting):
                held.set_result(work(*given, **named))
                self.done += 1
        return future


def run(folder, *, seed=1, program="1", progress=None, executor=None, grid=TINY):
    with executor or ThreadPoolExecutor(1) as pool:
        return calibrate(grid, pool, folder, seed=seed, program=program, progress=progress)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("whole")
    return folder, run(folder).to_dict()


def stop_after(shards):
    def tell(done, _all):
        if done == shards:
            raise KeyboardInterrupt

    return tell


def test_a_stopped_run_keeps_what_was_done_and_goes_on_from_there(tmp_path, whole):
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, progress=stop_after(3))
    assert len(list(tmp_path.iterdir())) == 3
    told = []
    report = run(tmp_path, progress=lambda done, of: told.append((done, of)))
    assert told == [(n, SHARDS) for n in range(3, SHARDS + 1)]
    assert report.to_dict() == whole[1]


def test_neither_executor_nor_order_changes_the_report(tmp_path, whole):
    backwards = Backwards()
    assert run(tmp_path, executor=backwards).to_dict() == whole[1]
    assert backwards.done == SHARDS
    files = {path.name: path.read_bytes() for path in whole[0].iterdir()}
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == files


def test_a_whole_run_is_not_done_twice(whole):
    folder, report = whole
    assert run(folder, executor=Backwards()).to_dict() == report


def test_another_version_or_seed_is_done_anew_and_lies_beside(tmp_path):
    first = run(tmp_path)
    counts = [len(list(tmp_path.iterdir()))]
    other = run(tmp_path, program="2")
    counts.append(len(list(tmp_path.iterdir())))
    run(tmp_path, seed=2)
    counts.append(len(list(tmp_path.iterdir())))
    assert counts == [SHARDS, 2 * SHARDS, 3 * SHARDS]
    assert [m.counts for m in other.measured] == [m.counts for m in first.measured]
    assert other.made_by["program"] == "2"


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"of": 1, "counts": {}}', b"\xff\xfe"])
def test_a_damaged_shard_is_done_anew(tmp_path, whole, damage):
    report = run(tmp_path)
    path = min(tmp_path.iterdir())
    content = path.read_bytes()
    path.write_bytes(damage)
    assert run(tmp_path).to_dict() == report.to_dict() == whole[1]
    assert path.read_bytes() == content


def test_a_shard_under_the_name_of_another_is_not_believed(tmp_path, whole):
    run(tmp_path)
    one, two = sorted(tmp_path.iterdir())[:2]
    one.write_bytes(two.read_bytes())
    assert run(tmp_path).to_dict() == whole[1]


def test_a_shard_is_a_function_of_cell_number_and_seed():
    for cell in TINY.cells:
        assert live_shard(Shard(cell, 1, 5)) == live_shard(Shard(cell, 1, 5))
        assert live_shard(Shard(cell, 0, 5)) != live_shard(Shard(cell, 1, 5))


def test_files_that_are_no_shards_are_left_alone(tmp_path, whole):
    (tmp_path / "notes.txt").write_text("mine")
    assert run(tmp_path).to_dict() == whole[1]
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_the_report_is_json_and_knows_what_made_it(whole):
    report = json.loads(json.dumps(whole[1]))
    assert report == json.loads(json.dumps(whole[1], sort_keys=True))
    assert set(report["made_by"]) == {"program", "model", "code", "numpy", "scipy"}
    assert report["seed"] == 1
    sizes = {cell["id"]: cell["size"] for cell in report["cells"]}
    assert sizes == {"own": 5, "null": 25, "effect": 4}
    assert sum(report["cells"][0]["counts"]["rank.treatment"]) == 5


def test_a_folder_that_cannot_be_one_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileError):
        run(tmp_path / "file")
    with pytest.raises(FileError):
        run(tmp_path / "file" / "below")


def test_a_seed_below_zero_is_refused(tmp_path):
    with pytest.raises(BadValue):
        run(tmp_path, seed=-1)


@pytest.mark.parametrize("name", ["quick", "medium", "full"])
def test_every_cell_of_a_grid_has_an_id_of_its_own(name):
    cells = Grid.named(name).cells
    assert len({cell.id for cell in cells}) == len(cells)
    assert all(cell.in_shard(cell.shards - 1) >= 1 for cell in cells)
    assert all(sum(map(cell.in_shard, range(cell.shards))) == cell.size for cell in cells)


def test_the_full_grid_is_large_enough_to_meet_every_limit():
    grid = Grid.named("full")
    by_outcome = {}
    for cell in grid.of(Kind.OWN_PRIOR):
        outcome = cell.setting.outcome
        by_outcome[outcome] = by_outcome.get(outcome, 0) + cell.size
    assert len(by_outcome) == 2
    assert min(by_outcome.values()) >= 4_000
    assert {cell.size >= 5_000 for cell in grid.of(Kind.NULL_TRIALS)} == {True}
    assert {cell.size >= 400 for cell in grid.of(Kind.REAL_EFFECTS)} == {True}
    assert {cell.size >= 1_000 for cell in grid.of(Kind.NULL_EXPOSURES)} == {True}


def test_the_null_grid_holds_every_world_that_was_asked_for():
    settings = [cell.setting for cell in Grid.named("full").of(Kind.NULL_TRIALS)]
    assert {setting.world for setting in settings} == {
        "iid", "realistic", "strong", "drift", "falling",
    }  # fmt: skip
    assert any(setting.adaptive for setting in settings)
    assert any(setting.gaps[0] != setting.gaps[1] for setting in settings)
    assert all(setting.ratio == 1 for setting in settings)


def test_a_grid_of_another_name_leads_nowhere():
    with pytest.raises(UnknownId):
        Grid.named("huge")
