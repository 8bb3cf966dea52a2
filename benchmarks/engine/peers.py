"""Python peers on the data of a workload, in whatever Python has them: prints {package: seconds or reason}.

Stands alone on purpose (numpy and the peers only), so that they may live in another environment:
``python peers.py "Cox 5 covariates n=100,000" data.npz``.
"""

from __future__ import annotations

import importlib.util
import json
import statistics
import sys
import time
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

Data = dict[str, np.ndarray]


def mediation_pingouin(d: Data) -> Callable[[], Any]:
    import pandas as pd
    import pingouin

    frame = pd.DataFrame(d)
    return lambda: pingouin.mediation_analysis(frame, x="x", m="m", y="y", covar="c", n_boot=5000, seed=1)


def mediation_statsmodels(d: Data) -> Callable[[], Any]:
    """Its simulations are slow: 100 are timed and counted as 5,000 by the caller's name for it."""
    import pandas as pd
    import statsmodels.api as sm
    from statsmodels.stats.mediation import Mediation

    frame = pd.DataFrame(d)
    outcome = sm.OLS.from_formula("y ~ x + m + c", frame)
    mediator = sm.OLS.from_formula("m ~ x + c", frame)
    return lambda: Mediation(outcome, mediator, "x", "m").fit(method="bootstrap", n_rep=100)


def mixed_statsmodels(d: Data) -> Callable[[], Any]:
    import pandas as pd
    from statsmodels.formula.api import mixedlm

    frame = pd.DataFrame(d)
    return lambda: mixedlm("score ~ time * group", frame, groups="person", re_formula="~time").fit()


def curve_lifelines(d: Data) -> Callable[[], Any]:
    from lifelines import KaplanMeierFitter

    return lambda: KaplanMeierFitter().fit(d["days"], d["left"])


def curve_statsmodels(d: Data) -> Callable[[], Any]:
    from statsmodels.duration.survfunc import SurvfuncRight

    return lambda: SurvfuncRight(d["days"], d["left"])


def cox_lifelines(d: Data) -> Callable[[], Any]:
    import pandas as pd
    from lifelines import CoxPHFitter

    frame = pd.DataFrame(d["x"], columns=list("abcde")).assign(days=d["days"], left=d["left"])
    return lambda: CoxPHFitter().fit(frame, "days", "left")


def cox_statsmodels(d: Data) -> Callable[[], Any]:
    from statsmodels.duration.hazard_regression import PHReg

    return lambda: PHReg(d["days"], d["x"], status=d["left"], ties="efron").fit()


def impute_sklearn(d: Data) -> Callable[[], Any]:
    from sklearn.experimental import enable_iterative_imputer  # noqa: F401
    from sklearn.impute import IterativeImputer

    values = np.column_stack(list(d.values()))
    return lambda: [
        IterativeImputer(sample_posterior=True, max_iter=5, random_state=i, tol=0).fit_transform(values)
        for i in range(50)
    ]


def counts_statsmodels(d: Data) -> Callable[[], Any]:
    import statsmodels.api as sm

    x = sm.add_constant(d["x"])
    return lambda: sm.NegativeBinomial(d["count"], x, exposure=d["months"]).fit(disp=0)


PEERS: dict[str, dict[str, Callable[[Data], Callable[[], Any]]]] = {
    "mediation": {"pingouin": mediation_pingouin, "statsmodels (100 resamples)": mediation_statsmodels},
    "mixed model": {"statsmodels": mixed_statsmodels},
    "Kaplan-Meier": {"lifelines": curve_lifelines, "statsmodels": curve_statsmodels},
    "Cox": {"lifelines": cox_lifelines, "statsmodels": cox_statsmodels},
    "50 imputations": {"sklearn": impute_sklearn},
    "negative binomial": {"statsmodels": counts_statsmodels},
}


def seconds(call: Callable[[], Any]) -> float:
    """Median of up to five calls; once is enough for what takes longer than ten seconds."""
    taken: list[float] = []
    while len(taken) < 5 and sum(taken) < 10:
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main(name: str, path: str) -> None:
    """Time every peer of this kind of workload that is installed here."""
    warnings.simplefilter("ignore")
    found: dict[str, float | str] = {}
    with np.load(path) as stored:
        data = {key: stored[key] for key in stored.files}
    kind = next((k for k in PEERS if name.startswith(k)), "")
    for peer, prepare in PEERS.get(kind, {}).items():
        if importlib.util.find_spec(peer.split()[0]) is None:
            found[peer] = "not installed"
            continue
        try:
            found[peer] = seconds(prepare(data))
        except Exception as problem:
            found[peer] = f"stopped: {type(problem).__name__}"
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:3])
